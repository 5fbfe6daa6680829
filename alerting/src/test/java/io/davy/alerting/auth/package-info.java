@NullMarked
package io.davy.alerting.auth;

import org.jspecify.annotations.NullMarked;
