@NullMarked
package io.davy.robot;

import org.jspecify.annotations.NullMarked;
