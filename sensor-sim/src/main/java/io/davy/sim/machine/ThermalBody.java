package io.davy.sim.machine;

/**
 * A body that is heated from within and cooled by the air around it: a first-order lag. A surface or a thermowell on it lags once more.
 */
public final class ThermalBody {
    private final double bodyTimeS;
    private final double probeTimeS;
    private double excess;
    private double probe;
    private boolean begun;

    /**
     * A cold body.
     *
     * @param bodyTimeS time constant of the body, s: minutes for a bearing, an hour for a large motor
     * @param probeTimeS time constant of what is measured on it, s
     */
    public ThermalBody(double bodyTimeS, double probeTimeS) {
        this.bodyTimeS = bodyTimeS;
        this.probeTimeS = probeTimeS;
    }

    /**
     * Moves on by dt seconds.
     *
     * @param riseK how far above the air it would end if nothing changed any more, K
     * @param airDegC the air around it, degC
     */
    public void step(double dt, double riseK, double airDegC) {
        excess += (riseK - excess) * -Math.expm1(-dt / bodyTimeS);
        double body = airDegC + excess;
        probe = begun && probeTimeS > 0 ? probe + (body - probe) * -Math.expm1(-dt / probeTimeS) : body;
        begun = true;
    }

    /** What a probe on it stands at, degC. */
    public double degC() {
        return probe;
    }
}
