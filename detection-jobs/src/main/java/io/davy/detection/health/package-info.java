/** The health of sensors and gateways (NAMUR NE 107). */
@NullMarked
package io.davy.detection.health;

import org.jspecify.annotations.NullMarked;
