/** Which robot goes to which hazard when there are many of both; figures in, figures out. */
@NullMarked
package io.davy.dispatch.assign;

import org.jspecify.annotations.NullMarked;
