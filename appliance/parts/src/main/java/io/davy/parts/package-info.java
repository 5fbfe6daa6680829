/** The real parts that one box starts: the Kafka broker in this JVM, mosquitto and influxd as child processes. */
@NullMarked
package io.davy.parts;

import org.jspecify.annotations.NullMarked;
