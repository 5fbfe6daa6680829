/** Machines that shake and bodies that heat up. Pure: time is handed in, chance comes from a seed. */
@NullMarked
package io.davy.sim.machine;

import org.jspecify.annotations.NullMarked;
