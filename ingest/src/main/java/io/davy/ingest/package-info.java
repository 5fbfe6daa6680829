/** The field gateway: readings in, robot orders out. */
@NullMarked
package io.davy.ingest;

import org.jspecify.annotations.NullMarked;
