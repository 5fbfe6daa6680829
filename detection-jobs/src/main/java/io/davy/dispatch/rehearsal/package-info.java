/** The first dispatch after weeks of quiet must not be the slow one: what it needs is worked through at start, with made-up robots and incidents. */
@NullMarked
package io.davy.dispatch.rehearsal;

import org.jspecify.annotations.NullMarked;
