@NullMarked
package io.davy.alarm;

import org.jspecify.annotations.NullMarked;
