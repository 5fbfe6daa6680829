/** The ISA-18.2 life of an alarm. */
@NullMarked
package io.davy.detection.alarm;

import org.jspecify.annotations.NullMarked;
