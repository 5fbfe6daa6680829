/** Measurements of dispatch: planning alone, an incident through the whole job, and a fleet over MQTT. */
@NullMarked
package io.davy.bench.dispatch;

import org.jspecify.annotations.NullMarked;
