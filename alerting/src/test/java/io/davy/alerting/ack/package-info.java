@NullMarked
package io.davy.alerting.ack;

import org.jspecify.annotations.NullMarked;
