@NullMarked
package io.davy.health;

import org.jspecify.annotations.NullMarked;
