package io.davy.detection.job;

import io.davy.jobs.DeadLetter;
import io.davy.jobs.OutRecord;
import io.davy.jobs.RawRecord;
import io.davy.json.Json;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Reads the JSON records of a topic; what is not one becomes a dead letter. */
final class Parse<T, R> extends ProcessFunction<RawRecord, R> implements ResultTypeQueryable<R> {
    static final OutputTag<OutRecord> DEAD = new OutputTag<>("parse-dead-letters", OutRecord.TYPE);
    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final Step<T, R> then;
    private final Test<T> wanted;
    private final TypeInformation<R> produced;

    /** A function that Flink can send. */
    interface Step<A, B> extends Function<A, B>, Serializable {}

    /** A test that Flink can send. */
    interface Test<A> extends Predicate<A>, Serializable {}

    private Parse(Class<T> type, Test<T> wanted, Step<T, R> then, TypeInformation<R> produced) {
        this.type = type;
        this.wanted = wanted;
        this.then = then;
        this.produced = produced;
    }

    static <T, R> Parse<T, R> json(Class<T> type, Test<T> wanted, Step<T, R> then, TypeInformation<R> produced) {
        return new Parse<>(type, wanted, then, produced);
    }

    @Override
    public void processElement(RawRecord record, Context ctx, Collector<R> out) {
        if (record.value() == null) {
            return;
        }
        try {
            T value = Json.read(record.value(), type);
            if (value == null) {
                throw new UncheckedIOException(new java.io.IOException("null is no " + type.getSimpleName()));
            }
            if (wanted.test(value)) {
                out.collect(then.apply(value));
            }
        } catch (UncheckedIOException | NullPointerException e) {
            ctx.output(DEAD, DeadLetter.of(record, "a " + type.getSimpleName() + " was expected: " + e.getMessage()));
        }
    }

    @Override
    public TypeInformation<R> getProducedType() {
        return produced;
    }
}
