/** Sensor faults put into recorded traces, so that their truth is known. */
@NullMarked
package io.davy.sim.fault;

import org.jspecify.annotations.NullMarked;
