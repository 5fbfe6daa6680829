package io.davy.sim.physics;

/**
 * Seeds of the parts, made from one, so that the parts do not share their chance.
 *
 * @param wind of the wind
 * @param cloud of the gas cloud
 * @param sensors of the sensors' noise
 */
record Seeds(long wind, long cloud, long sensors) {
    static Seeds of(long seed) {
        return new Seeds(seed * 31 + 1, seed * 31 + 2, seed * 31 + 3);
    }
}
