package io.davy.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The two JSON dialects on Davy's topics: Davy's own (snake_case) and VDA 5050's (camelCase). */
public final class Json {
    /** Davy's own records: snake_case, ISO-8601 UTC times, absent rather than null. */
    public static final JsonMapper DAVY =
            base().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    /** VDA 5050 messages: camelCase; an absent optional field stays absent. */
    public static final JsonMapper VDA5050 = base().build();

    private Json() {}

    private static JsonMapper.Builder base() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL));
    }

    /** Davy's JSON of a record, UTF-8. */
    public static byte[] bytes(Object value) {
        try {
            return DAVY.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /** Davy's JSON of a record as text. */
    public static String text(Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /**
     * Reads one of Davy's records.
     *
     * @throws UncheckedIOException if the bytes are not that record's JSON; the message says what was expected
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return DAVY.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException("not a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
