/** Sends the right robot to a hazard: the pure {@link io.davy.dispatch.Dispatcher} and the Flink job around it. */
@NullMarked
package io.davy.dispatch;

import org.jspecify.annotations.NullMarked;
