/** The MQTT connection and plain JSON over it. */
@NullMarked
package io.davy.ingest.mqtt;

import org.jspecify.annotations.NullMarked;
