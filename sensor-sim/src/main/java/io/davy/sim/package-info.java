/** A simulated plant that speaks the field protocols only: MQTT plain JSON, Sparkplug B and VDA 5050. */
@NullMarked
package io.davy.sim;

import org.jspecify.annotations.NullMarked;
