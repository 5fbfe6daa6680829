/** What stands between the truth and a reading: lag, noise, drift, range, faults. Pure: chance comes from a seed. */
@NullMarked
package io.davy.sim.device;

import org.jspecify.annotations.NullMarked;
