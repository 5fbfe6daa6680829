/** What the dispatcher remembers; kept as versioned JSON in Flink's state. */
@NullMarked
package io.davy.dispatch.state;

import org.jspecify.annotations.NullMarked;
