/** The phases of a dispatch round, a class each, in the order of {@link io.davy.dispatch.phase.Phases#ALL}. */
@NullMarked
package io.davy.dispatch.phase;

import org.jspecify.annotations.NullMarked;
