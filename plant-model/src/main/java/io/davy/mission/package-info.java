@NullMarked
package io.davy.mission;

import org.jspecify.annotations.NullMarked;
