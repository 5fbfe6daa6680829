@NullMarked
package io.davy.alerting.notify.route;

import org.jspecify.annotations.NullMarked;
