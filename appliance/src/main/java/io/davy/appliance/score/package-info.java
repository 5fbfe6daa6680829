/** How good detection is, measured on recordings and simulated plants whose truth is known. */
@NullMarked
package io.davy.appliance.score;

import org.jspecify.annotations.NullMarked;
