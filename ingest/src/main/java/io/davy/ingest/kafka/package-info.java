/** The Kafka side: batches of readings, dead letters, robot reports, and the orders that go out. */
@NullMarked
package io.davy.ingest.kafka;

import org.jspecify.annotations.NullMarked;
