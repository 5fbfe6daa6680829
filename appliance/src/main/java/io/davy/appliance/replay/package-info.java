/** Recorded data through the whole chain. */
@NullMarked
package io.davy.appliance.replay;

import org.jspecify.annotations.NullMarked;
