/** The Flink shell of detection: operators, serializers and the wiring of DetectionJob. */
@NullMarked
package io.davy.detection.job;

import org.jspecify.annotations.NullMarked;
