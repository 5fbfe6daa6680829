/** Suppression by design: when the plant itself says that alarms mean nothing. */
@NullMarked
package io.davy.detection.suppression;

import org.jspecify.annotations.NullMarked;
