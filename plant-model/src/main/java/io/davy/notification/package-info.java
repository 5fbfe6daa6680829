@NullMarked
package io.davy.notification;

import org.jspecify.annotations.NullMarked;
