@NullMarked
package io.davy.proof;

import org.jspecify.annotations.NullMarked;
