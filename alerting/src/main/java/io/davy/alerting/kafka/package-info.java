@NullMarked
package io.davy.alerting.kafka;

import org.jspecify.annotations.NullMarked;
