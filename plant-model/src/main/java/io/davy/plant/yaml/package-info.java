/** Reads plant.yaml: every error with file, line and column. */
@NullMarked
package io.davy.plant.yaml;

import org.jspecify.annotations.NullMarked;
