/** Simulated inspection robots that speak VDA 5050 2.1.0. */
@NullMarked
package io.davy.sim.robot;

import org.jspecify.annotations.NullMarked;
