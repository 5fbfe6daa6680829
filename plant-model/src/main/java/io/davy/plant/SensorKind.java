package io.davy.plant;

/** What a sensor measures; the default unit is in brackets. */
public enum SensorKind {
    /** Concentration of a gas (ppm, %LEL, %vol, mg/m3). */
    GAS,
    /** Temperature (degC). */
    TEMPERATURE,
    /** Vibration velocity, RMS 10 Hz to 1 kHz (mm/s). */
    VIBRATION,
    /** Wind speed (m/s). */
    WIND_SPEED,
    /** Direction that the wind comes FROM, degrees clockwise from north, as meteorologists write it (deg). */
    WIND_DIRECTION,
    /** Pressure (bar). */
    PRESSURE,
    /** Flow (m3/h). */
    FLOW,
    /** Electric current (A). */
    CURRENT,
    /** Voltage (V). */
    VOLTAGE,
    /** Level (%). */
    LEVEL,
    /** Anything else: watched for range, stuck and silence, and against its limits. */
    OTHER
}
