/** Heat: differences, trends, thermal frames. */
@NullMarked
package io.davy.detection.heat;

import org.jspecify.annotations.NullMarked;
