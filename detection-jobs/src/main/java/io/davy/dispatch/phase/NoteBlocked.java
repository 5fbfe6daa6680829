package io.davy.dispatch.phase;

import io.davy.dispatch.Round;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.vda5050.v2.State;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the edges that robots report as blocked: an error that names an edge still ahead of the robot on its order, or an error whose type speaks of a block or an
 * obstacle and that names no edge: then the edge that the robot is on.
 */
final class NoteBlocked implements Phase {
    private static final Logger LOG = LoggerFactory.getLogger(NoteBlocked.class);

    @Override
    public void run(Round round) {
        for (Errand e : round.watched()) {
            RobotView v = round.view(e.robot());
            State s = v.state();
            if (s != null && e.accepted() != null && v.carries(e.orderId())) {
                List<String> ahead = e.edges()
                        .subList(
                                Math.min(
                                        e.indexOf(s.lastNodeSequenceId()),
                                        e.edges().size()),
                                e.edges().size());
                s.errors().forEach(error -> edge(error, e, ahead).ifPresent(edge -> note(round, edge, e.robot())));
            }
        }
    }

    private static void note(Round round, String edge, String robot) {
        if (round.open(edge)) {
            LOG.warn("{} reports the edge {} as blocked", robot, edge);
            round.block(edge, robot);
        }
    }

    private static Optional<String> edge(State.ErrorState error, Errand e, List<String> ahead) {
        List<State.Reference> references = error.errorReferences() == null ? List.of() : error.errorReferences();
        Optional<String> named = references.stream()
                .filter(r -> r.referenceKey().equals("edgeId"))
                .map(State.Reference::referenceValue)
                .findFirst();
        if (named.isPresent()) {
            return named.filter(ahead::contains);
        }
        boolean ours = references.isEmpty()
                || references.stream().anyMatch(r -> r.referenceValue().equals(e.orderId()));
        return ours && speaksOfBlock(error) ? ahead.stream().findFirst() : Optional.empty();
    }

    /** Whether an error says that something is in the way. */
    static boolean speaksOfBlock(State.ErrorState error) {
        String type = error.errorType().toLowerCase(Locale.ROOT);
        return type.contains("block") || type.contains("obstacle");
    }
}
