/** How an errand becomes order messages: what is released, and how it is written. */
@NullMarked
package io.davy.dispatch.order;

import org.jspecify.annotations.NullMarked;
