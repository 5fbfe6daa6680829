/** The shell that both jobs share: Kafka in and out, serializers, the mini cluster, resuming from checkpoints. No rules in here. */
@NullMarked
package io.davy.jobs;

import org.jspecify.annotations.NullMarked;
