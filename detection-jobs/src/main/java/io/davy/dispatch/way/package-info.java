/** Where a robot may go, and how long it takes. */
@NullMarked
package io.davy.dispatch.way;

import org.jspecify.annotations.NullMarked;
