/** How the simulated sensors speak: gateways, topics of their own, Sparkplug B edge nodes. */
@NullMarked
package io.davy.sim.field;

import org.jspecify.annotations.NullMarked;
