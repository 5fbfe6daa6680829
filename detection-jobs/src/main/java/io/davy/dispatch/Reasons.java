package io.davy.dispatch;

import io.davy.dispatch.way.Closure;
import io.davy.dispatch.way.ExRating;
import io.davy.plant.Plant.Ex;
import io.davy.plant.Robot.Inspection;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The words for each reason; the codes are part of davy.missions and stay. */
public final class Reasons {
    private Reasons() {}

    public static Reason cannotInspect(Inspection what) {
        return switch (what) {
            case GAS -> new Reason("cannot_inspect", "cannot measure gas", "가스를 측정할 수 없음");
            case THERMAL -> new Reason("cannot_inspect", "has no thermal camera", "열화상 카메라가 없음");
            case ACOUSTIC -> new Reason("cannot_inspect", "cannot measure vibration or sound", "진동이나 소리를 측정할 수 없음");
            case PHOTO -> new Reason("cannot_inspect", "has no camera", "카메라가 없음");
        };
    }

    public static Reason notConnected(@Nullable String connection) {
        return connection == null
                ? new Reason("not_connected", "has not reported yet", "아직 연결된 적이 없음")
                : new Reason("not_connected", "is not connected (" + connection + ")", "연결이 끊어짐 (" + connection + ")");
    }

    public static Reason stateOld(@Nullable Instant received, Instant now) {
        if (received == null) {
            return new Reason("state_old", "has not sent its state yet", "상태를 아직 보내지 않음");
        }
        long s = Duration.between(received, now).toSeconds();
        return new Reason("state_old", "sent its last state " + s + " s ago", "마지막 상태 보고가 " + s + "초 전임");
    }

    public static Reason notLocalised() {
        return new Reason("not_localised", "does not know where it is", "자기 위치를 알지 못함");
    }

    public static Reason offWays(double metres) {
        String m = metres(metres);
        return new Reason(
                "not_localised", "stands " + m + " m from the nearest way node", "가장 가까운 경로 지점에서 " + m + " m 떨어져 있음");
    }

    public static Reason notAutomatic(String mode) {
        return new Reason("not_automatic", "is in " + mode + " mode", mode + " 모드에 있음");
    }

    public static Reason emergencyStop(String kind) {
        return new Reason("e_stop", "stands in emergency stop (" + kind + ")", "비상 정지 상태임 (" + kind + ")");
    }

    public static Reason busy(String orderId) {
        return new Reason("busy", "is carrying out the order " + orderId, "다른 명령을 수행 중임 (" + orderId + ")");
    }

    public static Reason moreUrgent() {
        return new Reason("busy", "is needed for an incident that is as urgent or more", "같거나 더 긴급한 사건에 투입됨");
    }

    public static Reason battery(double charge, double left, double reserve) {
        return new Reason(
                "battery",
                percent(charge) + " charge would leave " + percent(left)
                        + " after the way there, the look and the way home; " + percent(reserve) + " must be left",
                "충전량 " + percent(charge) + ": 왕복과 점검 후 " + percent(left) + "가 남으며, 최소 " + percent(reserve) + "가 남아야 함");
    }

    /** Its charge cannot last whatever way it goes. */
    public static Reason batteryAtMost(double charge, double left, double reserve) {
        return new Reason(
                "battery",
                percent(charge) + " charge would leave " + percent(Math.max(0, left))
                        + " at most after the shortest way there could be, the look and the way home; "
                        + percent(reserve) + " must be left",
                "충전량 " + percent(charge) + ": 최단 경로로 왕복하고 점검해도 최대 " + percent(Math.max(0, left)) + "만 남으며, 최소 "
                        + percent(reserve) + "가 남아야 함");
    }

    public static Reason exZone(String zone, String needed, @Nullable String rated) {
        return new Reason(
                "ex_zone",
                "is not rated for the Ex zone " + zone + " (" + needed + "; the robot: "
                        + (rated == null ? "none" : rated) + ")",
                "방폭 구역 " + zone + "에 들어갈 수 없음 (구역: " + needed + ", 로봇 등급: " + (rated == null ? "없음" : rated) + ")");
    }

    public static Reason farther(Duration eta, String nearer) {
        return new Reason(
                "farther",
                "would need " + eta.toSeconds() + " s; " + nearer + " is nearer",
                eta.toSeconds() + "초 걸림; " + nearer + " 로봇이 더 가까움");
    }

    public static Reason fault(String error) {
        return new Reason("fault", "reports a fatal error: " + error, "치명적 오류를 보고함: " + error);
    }

    public static Reason triedBefore(String en, String ko) {
        return new Reason("tried", "was tried: " + en, "이미 시도함: " + ko);
    }

    public static Reason noAnswer(Duration timeout) {
        long s = timeout.toSeconds();
        return new Reason("no_answer", "did not acknowledge the order within " + s + " s", s + "초 안에 명령을 확인하지 않음");
    }

    public static Reason refused(String error) {
        return new Reason("refused", "refused the order: " + error, "명령을 거부함: " + error);
    }

    public static Reason failedUnderWay(String error) {
        return new Reason("error", "reported an error: " + error, "오류를 보고함: " + error);
    }

    public static Reason lookFailed(String detail) {
        return new Reason("look_failed", "could not carry out the inspection" + detail, "점검을 수행하지 못함" + detail);
    }

    public static Reason orderGone() {
        return new Reason(
                "order_gone",
                "no longer carries the order (restarted, or ordered by somebody else)",
                "명령이 사라짐 (재시작 또는 다른 명령)");
    }

    public static Reason idle(Duration grace) {
        long s = grace.toSeconds();
        return new Reason(
                "idle", "has the order but has done nothing for " + s + " s", "명령을 받았으나 " + s + "초 동안 움직이지 않음");
    }

    public static Reason lost(Duration grace) {
        long s = grace.toSeconds();
        return new Reason("lost", "has been out of reach for " + s + " s", s + "초 동안 연락이 되지 않음");
    }

    public static Reason recalled(String user) {
        return new Reason("recalled", "recalled by " + user, user + " 님이 복귀시킴");
    }

    public static Reason incidentClosed() {
        return new Reason("incident_closed", "the incident closed before a robot could go", "로봇이 가기 전에 사건이 종료됨");
    }

    public static Reason nobody() {
        return new Reason("no_robot", "no robot can go now; see the reasons for each", "지금 갈 수 있는 로봇이 없음; 로봇별 사유 참조");
    }

    public static Reason noNode() {
        return new Reason("no_node", "the plant has no way node on this floor", "이 층에 경로 지점이 없음");
    }

    public static Reason making(String robot) {
        return new Reason("making_free", robot + " is being made free for it", robot + " 로봇을 준비시키는 중");
    }

    public static Reason sentOn(String robot) {
        return new Reason("sent_on", robot + " was sent on to a more urgent incident", robot + " 로봇이 더 긴급한 사건으로 보내짐");
    }

    public static Reason floorUnknown() {
        return new Reason("not_localised", "is on a floor that the plant has no ways on", "경로가 없는 층에 있음");
    }

    /** A robot that would be there first, and is not the better one all the same. */
    public static Reason worse(Duration eta, String better) {
        return new Reason(
                "worse",
                "would need only " + eta.toSeconds()
                        + " s, but with more gas or heat on its way, less charge, or an order to give up; " + better
                        + " goes",
                eta.toSeconds() + "초면 도착하지만 경로의 가스·열, 충전량 또는 수행 중인 명령 때문에 " + better + " 로봇이 감");
    }

    /** Of the robots that are not named: what is the matter with them. */
    public static Reason more(String code) {
        return switch (code) {
            case "cannot_inspect" -> new Reason(code, "more cannot inspect this", "대 더: 이 점검을 할 수 없음");
            case "not_connected" -> new Reason(code, "more are not connected", "대 더: 연결되지 않음");
            case "state_old" -> new Reason(code, "more have not sent their state lately", "대 더: 최근 상태 보고가 없음");
            case "e_stop" -> new Reason(code, "more stand in emergency stop", "대 더: 비상 정지 상태임");
            case "not_automatic" -> new Reason(code, "more are not in automatic mode", "대 더: 자동 모드가 아님");
            case "fault" -> new Reason(code, "more report a fatal error", "대 더: 치명적 오류를 보고함");
            case "not_localised" -> new Reason(code, "more do not know where they are", "대 더: 위치를 알 수 없음");
            case "tried" -> new Reason(code, "more were tried in the last minutes", "대 더: 최근에 이미 시도함");
            case "busy" -> new Reason(code, "more are busy or needed elsewhere", "대 더: 다른 임무 중이거나 더 긴급한 사건에 투입됨");
            case "no_way" -> new Reason(code, "more have no way there", "대 더: 그곳으로 가는 경로가 없음");
            case "ex_zone" ->
                new Reason(code, "more are not rated for an Ex zone on the way", "대 더: 경로의 방폭 구역에 들어갈 수 없음");
            case "battery" -> new Reason(code, "more have too little charge", "대 더: 충전량이 부족함");
            case "gas_on_way", "too_hot" ->
                new Reason(code, "more have no way there past the gas or the heat", "대 더: 가스나 열을 피해 갈 수 있는 경로가 없음");
            case "blocked", "way_in_use" ->
                new Reason(code, "more find their way blocked or taken", "대 더: 경로가 막혔거나 다른 로봇이 사용 중임");
            case "stairs", "door", "other_floor" ->
                new Reason(code, "more cannot get there by stairs, doors or floors", "대 더: 계단, 문 또는 층 때문에 갈 수 없음");
            case "farther" -> new Reason(code, "more are farther away", "대 더: 더 멀리 있음");
            case "worse" ->
                new Reason(code, "more would be there sooner but are less fit to go", "대 더: 더 빨리 도착하지만 덜 적합함");
            default ->
                new Reason(
                        code, "more cannot go for the same reason (" + code + ")", "대 더: 같은 사유로 갈 수 없음 (" + code + ")");
        };
    }

    private static String percent(double p) {
        // Down to a tenth: what falls short by little must not read as if it were enough.
        double tenths = Math.floor(10 * p + 1e-9) / 10;
        return (tenths == Math.rint(tenths) ? Long.toString((long) tenths) : Double.toString(tenths)) + " %";
    }

    private static String metres(double m) {
        return Long.toString(Math.round(m));
    }

    /** Why ways are closed to a robot, as the closure that it meets. */
    public static Reason closed(Closure c, @Nullable Ex rated) {
        String what = c.what() == null ? "?" : c.what();
        String detail = c.detail() == null ? "" : c.detail();
        return switch (c.kind()) {
            case EX_ZONE -> exZone(what, detail, rated == null ? null : ExRating.text(rated));
            case GAS ->
                new Reason(
                        "gas_on_way",
                        "would have to go through " + (detail.isEmpty() ? "gas" : detail) + " of the incident " + what
                                + ", for which it is not rated",
                        "사건 " + what + "의 가스" + (detail.isEmpty() ? "" : "(" + detail + ")") + "를 지나야 하나 해당 방폭 등급이 아님");
            case HEAT ->
                new Reason(
                        "too_hot",
                        "would have to go where it is " + detail + " °C (incident " + what + ")",
                        "사건 " + what + "으로 " + detail + " °C인 곳을 지나야 함");
            case BLOCKED ->
                new Reason(
                        "blocked",
                        "would have to use the edge " + c.edge() + ", where " + what + " met an obstacle",
                        what + " 로봇이 장애물을 만난 구간 " + c.edge() + "을(를) 지나야 함");
            case RESERVED ->
                new Reason(
                        "way_in_use",
                        "would meet " + what + " on the edge " + c.edge(),
                        "구간 " + c.edge() + "에서 " + what + " 로봇과 마주침");
            case DOOR -> new Reason("door", "has no way there without doors", "문을 지나지 않고 그곳으로 가는 경로가 없음");
            case STAIRS -> new Reason("stairs", "has no way there without stairs", "계단 없이 그곳으로 가는 경로가 없음");
            case OTHER_FLOOR -> new Reason("other_floor", "has no way to the floor " + what, what + " 층으로 가는 경로가 없음");
            case NO_WAY -> new Reason("no_way", "has no way there", "그곳으로 가는 경로가 없음");
        };
    }

    public static Reason inconclusive() {
        return new Reason("inconclusive", "its look did not say anything", "점검 결과로 판단할 수 없었음");
    }

    public static Reason notOffered(String actionType) {
        return new Reason(
                "cannot_inspect",
                "does not list " + actionType + " in its factsheet",
                "팩트시트에 " + actionType + " 기능이 없음");
    }

    public static Reason notNamed(String named) {
        return new Reason(
                "not_named", "was not named: an officer wants " + named, "지정되지 않음: 담당자가 " + named + " 로봇을 지정함");
    }

    public static Reason wayClosed(String edge) {
        return new Reason(
                "way_closed",
                "cannot go on: its way is closed at " + edge + "; it is called back for another",
                edge + " 구간이 닫혀 더 갈 수 없음; 다른 경로를 위해 명령을 취소하는 중");
    }

    public static Reason otherWay(String edge) {
        return new Reason("other_way", "goes another way, for " + edge + " is closed", edge + " 구간이 닫혀 다른 경로로 감");
    }

    public static Reason newWay(String robot) {
        return new Reason(
                "way_closed",
                "the way of " + robot + " has closed; a robot and a way are looked for again",
                robot + " 로봇의 경로가 닫힘; 로봇과 경로를 다시 찾는 중");
    }

    public static Reason blockedTooOften() {
        return new Reason("way_closed", "found its ways closed again and again", "경로가 거듭 막힘");
    }

    public static Reason noProgress(Duration waited, String from, String to) {
        long s = waited.toSeconds();
        return new Reason(
                "no_progress",
                "has not come from " + from + " to " + to + " in " + s + " s",
                s + "초 동안 " + from + "에서 " + to + "(으)로 나아가지 못함");
    }

    public static Reason endless(Duration waited) {
        long s = waited.toSeconds();
        return new Reason(
                "no_progress",
                "stands at its place and has not ended its inspection in " + s + " s",
                "현장에서 " + s + "초 안에 점검을 끝내지 못함");
    }

    public static Reason noUpdateAnswer(Duration timeout) {
        long s = timeout.toSeconds();
        return new Reason(
                "no_answer", "did not acknowledge the order update within " + s + " s", s + "초 안에 명령 갱신을 확인하지 않음");
    }

    public static Reason updateRefused(String error) {
        return new Reason("refused", "refused the order update: " + error, "명령 갱신을 거부함: " + error);
    }

    public static Reason noCancelAnswer(int tries) {
        return new Reason(
                "no_answer",
                "did not answer cancelOrder " + tries + " times; it may still drive to its last released node",
                "명령 취소 요청에 " + tries + "번 응답하지 않음; 마지막 허용 지점까지 계속 이동할 수 있음");
    }

    public static Reason recalledSilent(String user, int tries) {
        return new Reason(
                "recalled",
                "recalled by " + user + "; it did not answer " + tries
                        + " times and may still drive to its last released node",
                user + " 님이 복귀시킴; " + tries + "번 응답이 없어 마지막 허용 지점까지 계속 이동할 수 있음");
    }

    public static Reason paused(String user) {
        return new Reason(
                "paused",
                "pauses, as " + user + " wants; pause is no safety function",
                user + " 님의 요청으로 일시 정지함; 일시 정지는 안전 기능이 아님");
    }

    public static Reason notOfRound(String robot) {
        return new Reason(
                "not_named",
                "is not the robot of this round: " + robot + " is",
                "이 순회의 담당 로봇이 아님: " + robot + " 로봇이 담당함");
    }

    public static Reason noWayTo(String node) {
        return new Reason("no_way", "has no way to " + node + " now", "지금 " + node + " 지점으로 가는 경로가 없음");
    }

    public static Reason roundOverdue() {
        return new Reason("overdue", "no robot could go before the round was due again", "다음 순회 시각까지 갈 수 있는 로봇이 없었음");
    }
}
