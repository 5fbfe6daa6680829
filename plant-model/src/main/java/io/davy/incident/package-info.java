@NullMarked
package io.davy.incident;

import org.jspecify.annotations.NullMarked;
