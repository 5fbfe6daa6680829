/** Machines as a whole. */
@NullMarked
package io.davy.detection.machine;

import org.jspecify.annotations.NullMarked;
