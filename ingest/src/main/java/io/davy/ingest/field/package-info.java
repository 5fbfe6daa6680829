/** What every field protocol shares: the directory of known tags, decoded readings, and the check of times. */
@NullMarked
package io.davy.ingest.field;

import org.jspecify.annotations.NullMarked;
