@NullMarked
package io.davy.json;

import org.jspecify.annotations.NullMarked;
