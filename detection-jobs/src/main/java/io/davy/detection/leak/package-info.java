/** Where a leak is and how strong: a posterior over machines and free places, from all that was smelled and the wind. */
@NullMarked
package io.davy.detection.leak;

import org.jspecify.annotations.NullMarked;
