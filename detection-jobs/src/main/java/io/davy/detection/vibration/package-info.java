/** Vibration: waveforms, bearings, trends. */
@NullMarked
package io.davy.detection.vibration;

import org.jspecify.annotations.NullMarked;
