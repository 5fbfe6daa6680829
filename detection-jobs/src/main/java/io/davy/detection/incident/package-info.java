/** Alarms of one cause become one incident with a place. */
@NullMarked
package io.davy.detection.incident;

import org.jspecify.annotations.NullMarked;
