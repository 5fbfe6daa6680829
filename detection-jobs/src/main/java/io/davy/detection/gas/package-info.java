/** What gas readings say: a background of their own, and where a plume comes from. */
@NullMarked
package io.davy.detection.gas;

import org.jspecify.annotations.NullMarked;
