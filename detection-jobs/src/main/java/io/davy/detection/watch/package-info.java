/** The watch of one zone: every sensor's rules on primitive state, one reading at a time. */
@NullMarked
package io.davy.detection.watch;

import org.jspecify.annotations.NullMarked;
