@NullMarked
package io.davy.alerting.history;

import org.jspecify.annotations.NullMarked;
