/** Watches that proof readings come out of the chain, and tells people without it when they do not. */
@NullMarked
package io.davy.alerting.proof;

import org.jspecify.annotations.NullMarked;
