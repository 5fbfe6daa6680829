@NullMarked
package io.davy.wire;

import org.jspecify.annotations.NullMarked;
