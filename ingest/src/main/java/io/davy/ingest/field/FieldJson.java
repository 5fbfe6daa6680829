package io.davy.ingest.field;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Reads JSON from outside, within limits, and tells in one line what is wrong with it. */
public final class FieldJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private FieldJson() {}

    /** Why text from outside cannot be used; the message is fit for a dead letter. */
    public static final class Unusable extends Exception {
        public Unusable(String message) {
            super(message, null, false, false);
        }
    }

    /** The bytes as JSON. */
    public static JsonNode parse(byte[] payload) throws Unusable {
        try {
            JsonNode node = MAPPER.readTree(payload);
            if (node == null || node.isMissingNode()) {
                throw new Unusable("found an empty message, expected JSON");
            }
            return node;
        } catch (JsonProcessingException e) {
            String at = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            String said = e.getOriginalMessage().replaceAll("\\p{Cntrl}", "?");
            throw new Unusable("this is not JSON" + at + ": " + said.substring(0, Math.min(160, said.length())));
        } catch (IOException e) {
            throw new Unusable("this is not JSON: " + e.getMessage());
        }
    }

    /** A finite number. */
    public static double number(JsonNode node, String where) throws Unusable {
        if (!node.isNumber()) {
            throw new Unusable(where + ": found " + shown(node) + ", expected a number");
        }
        double value = node.doubleValue();
        if (!Double.isFinite(value)) {
            throw new Unusable(where + ": found a number beyond what can be computed, expected a finite one");
        }
        return value;
    }

    /** Text that is not empty. */
    public static String text(JsonNode node, String where) throws Unusable {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw new Unusable(where + ": found " + shown(node) + ", expected text");
        }
        return node.textValue();
    }

    /** An ISO-8601 time with its zone, or whole milliseconds since 1970. */
    public static long time(JsonNode node, String where) throws Unusable {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if (node.isTextual()) {
            try {
                return OffsetDateTime.parse(node.textValue()).toInstant().toEpochMilli();
            } catch (DateTimeException | ArithmeticException e) {
                throw new Unusable(where + ": found " + shown(node) + ", expected a time such as 2026-01-01T00:00:00Z");
            }
        }
        throw new Unusable(where + ": found " + shown(node)
                + ", expected a time such as 2026-01-01T00:00:00Z, or milliseconds since 1970");
    }

    /** What was found, short. */
    public static String shown(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING -> "nothing";
            case NULL -> "null";
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> Problem.shown(node.textValue());
            case NUMBER, BOOLEAN, BINARY, POJO -> Problem.shown(node.toString());
        };
    }
}
