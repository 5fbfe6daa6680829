/** The gateway's own part of the proof test. */
@NullMarked
package io.davy.ingest.proof;

import org.jspecify.annotations.NullMarked;
