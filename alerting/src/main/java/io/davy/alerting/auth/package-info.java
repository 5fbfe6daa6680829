/** Who may use the officer console: passwords, sessions and the brake on guessing. */
@NullMarked
package io.davy.alerting.auth;

import org.jspecify.annotations.NullMarked;
