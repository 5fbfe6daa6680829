/** Checking a plant file. */
@NullMarked
package io.davy.appliance.check;

import org.jspecify.annotations.NullMarked;
