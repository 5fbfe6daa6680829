/** What the rules beyond the cheap ladder have in common. */
@NullMarked
package io.davy.detection.rule;

import org.jspecify.annotations.NullMarked;
