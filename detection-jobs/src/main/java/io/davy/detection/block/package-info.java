/** Rules on blocks: stretches of fast signals and thermal frames. */
@NullMarked
package io.davy.detection.block;

import org.jspecify.annotations.NullMarked;
