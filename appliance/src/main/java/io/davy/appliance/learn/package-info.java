/** Learning limits and models from a plant's own history. */
@NullMarked
package io.davy.appliance.learn;

import org.jspecify.annotations.NullMarked;
