/**
 * Gas in wandering wind among buildings. Pure: time is handed in, chance comes from a seed. Deliberately not the mathematics that the
 * detector reckons back with, so that a score on it says something.
 */
@NullMarked
package io.davy.sim.air;

import org.jspecify.annotations.NullMarked;
