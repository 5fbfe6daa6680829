/** The simulator's MQTT connection. */
@NullMarked
package io.davy.sim.mqtt;

import org.jspecify.annotations.NullMarked;
