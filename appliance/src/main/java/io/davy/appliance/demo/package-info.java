/** The demonstration: the whole appliance, a simulated plant, and the story of one incident. */
@NullMarked
package io.davy.appliance.demo;

import org.jspecify.annotations.NullMarked;
