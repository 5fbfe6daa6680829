/** How gas spreads in air: the one model by which a leak is looked for and by which ways are closed. */
@NullMarked
package io.davy.air;

import org.jspecify.annotations.NullMarked;
