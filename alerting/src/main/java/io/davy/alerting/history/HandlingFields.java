package io.davy.alerting.history;

import io.davy.alarm.Handling;

/** What people and design have done to an alarm beside acknowledging it, as fields of its point. */
final class HandlingFields {
    private HandlingFields() {}

    static void add(PointBuilder point, Handling h) {
        point.flag("latching", h.latching())
                .flag("hidden", h.hidden())
                .count("re_alarms", h.reAlarms())
                .field("re_alarm_at", h.reAlarmAt())
                .field("reset_by", h.resets().isEmpty() ? null : String.join(", ", h.resets()));
        Handling.Shelf shelf = h.shelf();
        if (shelf != null) {
            point.field("shelved_by", shelf.by())
                    .field("shelf_reason", shelf.reason())
                    .field("shelved_since", shelf.since())
                    .field("shelved_until", shelf.until())
                    .flag("shelf_one_shot", shelf.oneShot());
        }
        Handling.Suppression suppression = h.suppression();
        if (suppression != null) {
            point.field("suppression_rules", String.join(", ", suppression.rules()))
                    .field("suppressed_since", suppression.since());
        }
        Handling.OutOfService out = h.outOfService();
        if (out != null) {
            point.field("out_of_service_by", out.by())
                    .field("permit", out.permit())
                    .field("out_of_service_reason", out.reason())
                    .field("out_of_service_since", out.since())
                    .field("out_of_service_until", out.until());
        }
    }
}
