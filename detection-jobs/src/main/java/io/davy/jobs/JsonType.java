package io.davy.jobs;

import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Flink types of records that are kept as versioned JSON bytes: for state and edges of low rate. */
public final class JsonType {
    private JsonType() {}

    /**
     * The type of a record.
     *
     * @param type a record that {@link io.davy.json.Json#DAVY} reads and writes
     * @param version of the record's meaning, from 1; raise it when an old value must be told from a new one. Fields that are new and may be absent need no
     *     new version
     */
    public static <T> TypeInformation<T> of(Class<T> type, int version) {
        return new PlainType<>(type, new JsonSerializer<>(type, version));
    }
}
