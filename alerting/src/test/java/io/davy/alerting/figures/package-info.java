@NullMarked
package io.davy.alerting.figures;

import org.jspecify.annotations.NullMarked;
