/** Everything on one box, and the {@code davy} command. */
@NullMarked
package io.davy.appliance;

import org.jspecify.annotations.NullMarked;
