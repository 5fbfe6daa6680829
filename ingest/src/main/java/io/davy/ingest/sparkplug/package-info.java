/** Sparkplug B: births, deaths, aliases and sequence numbers of edge nodes. */
@NullMarked
package io.davy.ingest.sparkplug;

import org.jspecify.annotations.NullMarked;
