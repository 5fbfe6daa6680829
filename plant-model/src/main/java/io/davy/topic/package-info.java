@NullMarked
package io.davy.topic;

import org.jspecify.annotations.NullMarked;
