package io.davy.detection.leak;

import io.davy.plant.Place;

/** A machine that the gas may come from. */
public record Candidate(String id, Place place) {}
