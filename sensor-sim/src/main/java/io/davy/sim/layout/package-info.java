/** Plants that chance lays out, and what happens in them: the truth is known, and no reading carries it. */
@NullMarked
package io.davy.sim.layout;

import org.jspecify.annotations.NullMarked;
