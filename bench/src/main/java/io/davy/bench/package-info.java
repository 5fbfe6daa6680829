/** Measurements of the appliance against a floor in the same run. */
@NullMarked
package io.davy.bench;

import org.jspecify.annotations.NullMarked;
