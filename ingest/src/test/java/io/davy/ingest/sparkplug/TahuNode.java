package io.davy.ingest.sparkplug;

import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.eclipse.tahu.message.SparkplugBPayloadEncoder;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.Metric.MetricBuilder;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.SparkplugBPayload.SparkplugBPayloadBuilder;

/** An edge node as Eclipse Tahu makes its messages. */
public final class TahuNode {
    private long seq = -1;
    private final long bdSeq;

    public TahuNode(long bdSeq) {
        this.bdSeq = bdSeq;
    }

    public static MetricBuilder metric(String name, MetricDataType type, Object value) {
        return new MetricBuilder(name, type, value);
    }

    public static Metric aliased(long alias, MetricDataType type, Object value) {
        try {
            return new MetricBuilder(alias, type, value).createMetric();
        } catch (org.eclipse.tahu.SparkplugInvalidTypeException e) {
            throw new AssertionError(e);
        }
    }

    public byte[] birth(Metric... metrics) {
        seq = -1;
        return message(true, metrics);
    }

    public byte[] data(Metric... metrics) {
        return message(false, metrics);
    }

    public void skip() {
        seq++;
    }

    private byte[] message(boolean withBdSeq, Metric... metrics) {
        seq = (seq + 1) % 256;
        SparkplugBPayloadBuilder b =
                new SparkplugBPayloadBuilder(seq).setTimestamp(new Date()).addMetrics(Arrays.asList(metrics));
        return encode(withBdSeq ? b.addMetrics(List.of(bdSeqMetric(bdSeq))) : b);
    }

    public byte[] death() {
        return death(bdSeq);
    }

    public static byte[] death(long bdSeq) {
        return encode(new SparkplugBPayloadBuilder().setTimestamp(new Date(0)).addMetric(bdSeqMetric(bdSeq)));
    }

    private static Metric bdSeqMetric(long bdSeq) {
        return made(metric("bdSeq", MetricDataType.Int64, bdSeq));
    }

    public static Metric made(MetricBuilder b) {
        try {
            return b.createMetric();
        } catch (org.eclipse.tahu.SparkplugInvalidTypeException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] encode(SparkplugBPayloadBuilder b) {
        try {
            return new SparkplugBPayloadEncoder().getBytes(b.createPayload(), false);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
