/** Links by which somebody acknowledges without a login: once, and for a time. */
@NullMarked
package io.davy.alerting.ack;

import org.jspecify.annotations.NullMarked;
