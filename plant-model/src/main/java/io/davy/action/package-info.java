@NullMarked
package io.davy.action;

import org.jspecify.annotations.NullMarked;
