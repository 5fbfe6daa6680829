package io.davy.bench;

import java.util.Map;

/** The plant of the kills: one sensor in an on-delay, one whose alarm is shelved, one whose incident escalates. */
final class RecoveryPlant {
    static final String DELAYED = "TT-DELAY";
    static final String SHELVED = "TT-SHELF";
    static final String GAS = "AT-GAS";
    /** On-delay of {@link #DELAYED}, s. */
    static final int ON_DELAY_S = 15;
    /** The second person is told after this, s. */
    static final int ESCALATE_AFTER_S = 15;

    static final Map<String, Double> HEALTHY = Map.of(DELAYED, 40.0, SHELVED, 40.0, GAS, 0.5);

    static final String YAML = """
            davy: 1
            site: {id: recovery, timezone: Asia/Seoul}
            floors: [{id: F0}]
            zones:
              - {id: Z1, floor: F0, area: A1}
              - {id: Z2, floor: F0, area: A2}
              - {id: Z3, floor: F0, area: A3}
            sensors:
              - {tag: TT-DELAY, kind: temperature, zone: Z1, place: {x: 0, y: 0, z: 1}, range: [-20, 200], interval: 1s,
                 limits: {high: 80, on_delay: 15s, silent_after: 1h, stuck_after: 0s}}
              - {tag: TT-SHELF, kind: temperature, zone: Z2, place: {x: 500, y: 0, z: 1}, range: [-20, 200], interval: 1s,
                 limits: {high: 80, silent_after: 1h, stuck_after: 0s}}
              - {tag: AT-GAS, kind: gas, gas: H2S, unit: ppm, zone: Z3, place: {x: 1000, y: 0, z: 1}, range: [0, 100], interval: 1s,
                 limits: {high: 10, high_high: 50, silent_after: 1h, stuck_after: 0s}}
            contacts:
              - {id: first, language: en, email: first@plant.example}
              - {id: second, language: ko, email: second@plant.example}
            notify:
              routes:
                - id: gas
                  hazards: [gas]
                  steps: [{after: 0s, tell: [first]}, {after: 15s, tell: [second]}]
                - id: rest
                  steps: [{after: 0s, tell: [first]}]
            incidents: {close_after: 5s}
            """;

    private RecoveryPlant() {}
}
