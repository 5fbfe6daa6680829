package io.davy.dispatch.phase;

import io.davy.action.ActionResult;
import io.davy.action.Refusal;
import io.davy.dispatch.Round;
import io.davy.dispatch.Round.NamedSend;
import java.util.Map;

/** Answers an officer who named a robot: it goes, or why it cannot, in the words of its exclusion; then all is as it was. */
final class AnswerNamed implements Phase {
    @Override
    public void run(Round round) {
        NamedSend named = round.named;
        if (named == null) {
            return;
        }
        String incident = named.before().incident().id();
        boolean goes = round.namedGoes;
        if (!goes) {
            round.cases.put(incident, named.before());
        }
        String why = round.namedWhy == null ? "cannot be sent now" : round.namedWhy;
        round.answer(new ActionResult(
                named.action().id(),
                goes,
                goes ? null : named.robot() + ' ' + why,
                goes ? null : Refusal.ROBOT_CANNOT_GO.code(),
                round.now,
                Map.of()));
    }
}
