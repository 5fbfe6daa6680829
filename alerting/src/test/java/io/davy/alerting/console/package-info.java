@NullMarked
package io.davy.alerting.console;

import org.jspecify.annotations.NullMarked;
