package io.davy.dispatch.scene;

import java.util.List;
import java.util.Map;

/**
 * What closes ways apart from other robots.
 *
 * @param gas clouds, by incident id
 * @param heat hot places, by incident id
 * @param blocked edges that are blocked, and which robot said so, by edge id
 */
public record Hazards(List<GasCloud> gas, List<HotSpot> heat, Map<String, String> blocked) {
    /** None. */
    public static final Hazards NONE = new Hazards(List.of(), List.of(), Map.of());
}
