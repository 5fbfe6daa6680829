/** The watchdog: a small program of its own that tells people when Davy itself is dead. */
@NullMarked
package io.davy.appliance.watchdog;

import org.jspecify.annotations.NullMarked;
