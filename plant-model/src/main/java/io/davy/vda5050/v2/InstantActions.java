package io.davy.vda5050.v2;

import java.util.List;

/** Actions that a robot is to carry out at once: cancelOrder, startPause, stopPause, stateRequest, factsheetRequest, ... */
public record InstantActions(
        long headerId,
        String timestamp,
        String version,
        String manufacturer,
        String serialNumber,
        List<Action> actions) {}
