/** What happens in the simulated plant: wind, gas, heat, wear. Pure: time is handed in, chance comes from a seed. */
@NullMarked
package io.davy.sim.physics;

import org.jspecify.annotations.NullMarked;
