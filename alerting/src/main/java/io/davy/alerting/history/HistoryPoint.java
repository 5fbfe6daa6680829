package io.davy.alerting.history;

import org.influxdb.dto.Point;

/**
 * A point, and the record that it is made of.
 *
 * @param point what is written
 * @param origin {@code topic-partition@offset}
 * @param bytes the record's value
 */
record HistoryPoint(Point point, String origin, byte[] bytes) {}
