package io.davy.alerting.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Alarm;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.proof.Proof;
import io.davy.topic.Topics;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** What an auditor reads of an incident, line by line. */
class EventPointsTest {
    private final Incident opened = Samples.h2s("in-1");
    private final Incident confirmed = Samples.confirmed(opened);
    private final Incident closed = Samples.closed(confirmed);

    @Test
    void eachLineOfAnIncidentSaysWhatIsNew() {
        assertThat(line(opened)).contains("OPEN HIGH", "1 of 1 alarms on", "likely source P-101 (82 %)");
        assertThat(line(confirmed)).contains("R1 found CONFIRMED, 41.0 ppm");
        assertThat(line(closed)).contains("CLOSED", closed.closeReason());
    }

    @Test
    void robotStandsAsTheOneWhoActedOnlyWhereItReported() {
        assertThat(line(opened)).doesNotContain("who=");
        assertThat(line(confirmed)).contains("who=\"R1\"");
        assertThat(line(closed)).doesNotContain("who=");
    }

    @Test
    void aProofTellsHowLongTheChainTook() {
        Alarm hidden = Proof.alarm("ulsan", "proof/davy", 7, Samples.OPENED, Samples.OPENED.toEpochMilli() + 4);
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                Topics.PROOFS,
                0,
                0,
                Samples.OPENED.toEpochMilli() + 35,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                Json.bytes(hidden),
                new RecordHeaders(),
                Optional.empty());
        assertThat(EventPoints.of(record))
                .singleElement()
                .satisfies(p -> assertThat(p.lineProtocol())
                        .startsWith("proof,gateway=davy ")
                        .contains("broker_ms=4i", "chain_ms=35i"));
    }

    private static String line(Incident i) {
        return EventPoints.of(new ConsumerRecord<>(Topics.INCIDENTS, 0, 0, new byte[0], Json.bytes(i)))
                .get(0)
                .lineProtocol();
    }
}
