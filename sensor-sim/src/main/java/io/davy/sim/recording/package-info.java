/** Recorded data sets, read without their labels and played as fast as a broker takes them. */
@NullMarked
package io.davy.sim.recording;

import org.jspecify.annotations.NullMarked;
