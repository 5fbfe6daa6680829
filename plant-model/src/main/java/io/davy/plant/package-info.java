@NullMarked
package io.davy.plant;

import org.jspecify.annotations.NullMarked;
