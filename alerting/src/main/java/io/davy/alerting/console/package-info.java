/** The officer console: what stands, where, who goes there, and the officer's answers; served to browsers from the class path. */
@NullMarked
package io.davy.alerting.console;

import org.jspecify.annotations.NullMarked;
