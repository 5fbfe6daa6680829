package io.davy.dispatch.phase;

import io.davy.action.ActionResult;
import io.davy.action.Refusal;
import io.davy.dispatch.Need;
import io.davy.dispatch.Round;
import io.davy.dispatch.Round.NamedSend;
import io.davy.mission.Mission;
import java.util.Map;
import java.util.Optional;

/** Answers an officer who named a robot: it goes, or why it cannot, in the words of its exclusion; then all is as it was. */
final class AnswerNamed implements Phase {
    @Override
    public void run(Round round) {
        NamedSend named = round.named;
        if (named == null) {
            return;
        }
        String incident = named.before().incident().id();
        Optional<Need> need =
                round.needs.stream().filter(n -> n.incident.equals(incident)).findFirst();
        boolean goes = need.map(n -> n.chosen != null).orElse(false);
        if (!goes) {
            round.cases.put(incident, named.before());
        }
        String why = need.flatMap(n -> n.excluded.stream()
                        .filter(x -> x.robot().equals(named.robot()))
                        .map(Mission.Excluded::en)
                        .findFirst())
                .orElse("cannot be sent now");
        round.answer(new ActionResult(
                named.action().id(),
                goes,
                goes ? null : named.robot() + ' ' + why,
                goes ? null : Refusal.ROBOT_CANNOT_GO.code(),
                round.now,
                Map.of()));
    }
}
