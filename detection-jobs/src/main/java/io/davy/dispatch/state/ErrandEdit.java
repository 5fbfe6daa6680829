package io.davy.dispatch.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An errand opened for change; whose it is and when it was planned stay. */
final class ErrandEdit {
    private final Errand before;

    @Nullable
    String mission;

    List<String> route;
    List<String> edges;
    List<Double> legs;
    List<Errand.Look> looks;
    Errand.Base base;
    String json;

    @Nullable
    Instant firstSent;

    @Nullable
    Instant lastSent;

    @Nullable
    Instant accepted;

    @Nullable
    Instant trouble;

    Errand.@Nullable Progress progress;
    boolean paused;
    Errand.@Nullable Recall recall;

    ErrandEdit(Errand e) {
        before = e;
        mission = e.mission();
        route = e.route();
        edges = e.edges();
        legs = e.legs();
        looks = e.looks();
        base = e.base();
        json = e.json();
        firstSent = e.firstSent();
        lastSent = e.lastSent();
        accepted = e.accepted();
        trouble = e.trouble();
        progress = e.progress();
        paused = e.paused();
        recall = e.recall();
    }

    Errand done() {
        return new Errand(
                before.robot(),
                before.orderId(),
                before.incident(),
                mission,
                route,
                edges,
                legs,
                looks,
                base,
                json,
                before.planned(),
                firstSent,
                lastSent,
                accepted,
                trouble,
                progress,
                paused,
                recall);
    }
}
