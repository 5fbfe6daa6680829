package io.davy.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.SensorService;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.notification.Notification;
import io.davy.robot.RobotReport;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped schemas say exactly what Davy writes on its JSON topics. */
class TopicSchemasTest {
    static List<Arguments> topics() {
        return List.of(
                Arguments.of("alarm", Alarm.class),
                Arguments.of("incident", Incident.class),
                Arguments.of("mission", Mission.class),
                Arguments.of("action", Action.class),
                Arguments.of("action-result", ActionResult.class),
                Arguments.of("sensor-service", SensorService.class),
                Arguments.of("notification", Notification.class),
                Arguments.of("robot-report", RobotReport.class));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void recordWithEveryFieldSetIsValid(String name, Class<?> type) throws Exception {
        JsonNode json = Json.DAVY.readTree(Json.bytes(full(type)));
        assertThat(schema(name).validate(json)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void schemaListsEveryFieldAndNoOther(String name, Class<?> type) throws Exception {
        List<String> written = new ArrayList<>();
        Json.DAVY.readTree(Json.bytes(full(type))).fieldNames().forEachRemaining(written::add);
        written.remove("of_a_newer_version");
        List<String> listed = new ArrayList<>();
        schema(name).getSchemaNode().path("properties").fieldNames().forEachRemaining(listed::add);
        assertThat(written).containsExactlyInAnyOrderElementsOf(listed);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void recordComesBackWithUnknownFieldsKept(String name, Class<?> type) throws Exception {
        Object sent = full(type);
        Object back = Json.read(Json.bytes(sent), type);
        assertThat(back).as(name).isEqualTo(sent);
        assertThat(Json.text(back)).contains("\"of_a_newer_version\":\"kept\"");
    }

    @ParameterizedTest
    @MethodSource("topics")
    void missingFieldIsNotValid(String name, Class<?> type) throws Exception {
        JsonSchema schema = schema(name);
        for (JsonNode required : schema.getSchemaNode().path("required")) {
            ObjectNode json = (ObjectNode) Json.DAVY.readTree(Json.bytes(full(type)));
            json.remove(required.textValue());
            assertThat(schema.validate(json)).as(required.textValue()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void recordWithoutUnknownFieldsReadsBack(String name, Class<?> type) throws Exception {
        ObjectNode json = (ObjectNode) Json.DAVY.readTree(Json.bytes(full(type)));
        json.remove("of_a_newer_version");
        assertThat(Json.text(Json.read(Json.bytes(json), type))).as(name).doesNotContain("other", "of_a_newer_version");
    }

    private static JsonSchema schema(String name) throws IOException {
        try (InputStream in = TopicSchemasTest.class.getResourceAsStream("/io/davy/schema/" + name + ".schema.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Json.DAVY.readTree(in));
        }
    }

    /** A value of a type with nothing absent. */
    private static Object full(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType p) {
            return p.getRawType() == List.class
                    ? List.of(full(p.getActualTypeArguments()[0]))
                    : Map.of("of_a_newer_version", "kept");
        }
        Class<?> c = (Class<?>) type;
        if (c.isRecord()) {
            RecordComponent[] components = c.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = full(components[i].getGenericType());
            }
            return c.getDeclaredConstructor(types).newInstance(values);
        }
        if (c.isEnum()) {
            return c.getEnumConstants()[c.getEnumConstants().length - 1];
        }
        if (c == String.class) {
            return "text 글";
        }
        if (c == Instant.class) {
            return Instant.parse("2026-01-02T03:04:05.678Z");
        }
        if (c == JsonNode.class) {
            return Json.DAVY.createObjectNode().put("headerId", 1);
        }
        if (c == int.class || c == Integer.class) {
            return 7;
        }
        if (c == long.class) {
            return 1_767_323_045_678L;
        }
        if (c == double.class || c == Double.class) {
            return 1.5;
        }
        if (c == boolean.class) {
            return true;
        }
        throw new IllegalArgumentException("no example of " + c);
    }
}
