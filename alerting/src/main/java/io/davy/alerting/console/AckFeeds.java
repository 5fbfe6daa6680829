package io.davy.alerting.console;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.json.Json;
import io.davy.topic.Topics;
import java.time.InstantSource;
import java.util.Set;

/** Fills the {@link AckBook}: all actions from the first on, answers from the newest on. */
final class AckFeeds implements AutoCloseable {
    private final AckBook book = new AckBook();
    private final TopicReader actions;
    private final TopicReader answers;

    AckFeeds(String bootstrap, BadRecords bad, InstantSource now) {
        actions = new TopicReader(
                "console-actions",
                bootstrap,
                Set.of(Topics.ACTIONS),
                new TopicReader.Start.Beginning(),
                r -> book.take(Json.read(r.value(), Action.class)),
                bad,
                now);
        answers = new TopicReader(
                "console-link-answers",
                bootstrap,
                Set.of(Topics.ACTION_RESULTS),
                new TopicReader.Start.NearEnd(0, Long.MAX_VALUE),
                r -> book.take(Json.read(r.value(), ActionResult.class)),
                bad,
                now);
    }

    AckBook book() {
        return book;
    }

    /** Whether every use before the start is known. */
    boolean caughtUp() {
        return actions.caughtUp() && answers.caughtUp();
    }

    @Override
    public void close() {
        actions.end();
        answers.end();
        actions.close();
        answers.close();
    }
}
