/** DetectionJob: from readings to alarms and incidents. */
@NullMarked
package io.davy.detection;

import org.jspecify.annotations.NullMarked;
