/** What robots measure on their way. */
@NullMarked
package io.davy.detection.robot;

import org.jspecify.annotations.NullMarked;
