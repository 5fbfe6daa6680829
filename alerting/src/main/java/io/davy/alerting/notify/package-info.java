@NullMarked
package io.davy.alerting.notify;

import org.jspecify.annotations.NullMarked;
