/** The first alarm after weeks of quiet must not be the slow one: what it needs is worked through at start, with a made-up leak. */
@NullMarked
package io.davy.detection.rehearsal;

import org.jspecify.annotations.NullMarked;
