/** Single series that leave their usual course. */
@NullMarked
package io.davy.detection.anomaly;

import org.jspecify.annotations.NullMarked;
