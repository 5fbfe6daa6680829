/** What stands between robots and hazards: gas, heat, blocked edges and other robots. Knows no graph. */
@NullMarked
package io.davy.dispatch.scene;

import org.jspecify.annotations.NullMarked;
