package io.davy.alerting.figures;

import io.davy.alerting.kafka.ConsumerLoop;
import java.util.List;

/** Where figures are kept. */
public interface FigureStore {
    /** For an appliance without a history: the figures are shown, and not kept. */
    FigureStore NONE = (loop, told, figures) -> {};

    /**
     * Keeps them; returns when that is confirmed. The same again changes nothing.
     *
     * @param loop the loop that waits
     * @param told what alarms meant to those who watch
     * @param figures of whole minutes
     */
    void write(ConsumerLoop loop, List<Told> told, List<Figures> figures);
}
