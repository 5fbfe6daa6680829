package io.davy.vda5050.v2;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A robot's state message, as far as Davy reads it. */
public record State(
        long headerId,
        String timestamp,
        String version,
        String manufacturer,
        String serialNumber,
        String orderId,
        int orderUpdateId,
        String lastNodeId,
        int lastNodeSequenceId,
        boolean driving,
        @Nullable Boolean paused,
        String operatingMode,
        List<NodeState> nodeStates,
        List<EdgeState> edgeStates,
        @Nullable AgvPosition agvPosition,
        List<ActionState> actionStates,
        BatteryState batteryState,
        List<ErrorState> errors,
        SafetyState safetyState) {

    /** A node still ahead. */
    public record NodeState(String nodeId, int sequenceId, boolean released) {}

    /** An edge still ahead. */
    public record EdgeState(String edgeId, int sequenceId, boolean released) {}

    /** Where the robot is: metres and radians on the map. */
    public record AgvPosition(double x, double y, double theta, String mapId, boolean positionInitialized) {}

    /** How far an action got: WAITING, INITIALIZING, RUNNING, PAUSED, FINISHED or FAILED. */
    public record ActionState(
            String actionId,
            @Nullable String actionType,
            String actionStatus,
            @Nullable String resultDescription) {}

    /** Charge in per cent. */
    public record BatteryState(double batteryCharge, boolean charging) {}

    /** An error; errorLevel is WARNING or FATAL. */
    public record ErrorState(
            String errorType,
            String errorLevel,
            @Nullable String errorDescription,
            @Nullable List<Reference> errorReferences) {}

    /** What an error refers to, for example {@code orderId}. */
    public record Reference(String referenceKey, String referenceValue) {}

    /** eStop is NONE when the robot may move. */
    public record SafetyState(String eStop, boolean fieldViolation) {}
}
