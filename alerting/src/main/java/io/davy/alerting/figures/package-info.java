/** How well the alarm system serves the people who watch it: the figures of ISA-18.2's monitoring, and Davy's own. */
@NullMarked
package io.davy.alerting.figures;

import org.jspecify.annotations.NullMarked;
