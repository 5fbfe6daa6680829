@NullMarked
package io.davy.alerting.flood;

import org.jspecify.annotations.NullMarked;
