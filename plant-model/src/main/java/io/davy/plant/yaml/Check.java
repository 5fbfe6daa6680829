package io.davy.plant.yaml;

import java.util.List;

/** One question that the meaning of a plant must answer. */
interface Check {
    /** In the order in which they are asked. */
    List<Check> ALL = List.of(
            new UniqueCheck(),
            new ReferenceCheck(),
            new SiteCheck(),
            new SensorCheck(),
            new DeviceCheck(),
            new CrossCheck(),
            new SourceCheck(),
            new LimitCheck(),
            new ExposureCheck(),
            new HeatCheck(),
            new VoteCheck(),
            new PlaceCheck(),
            new WayCheck(),
            new ReachCheck(),
            new RoundCheck(),
            new ModelCheck(),
            new LikeCheck(),
            new ContactCheck(),
            new ClassCheck(),
            new SuppressionCheck(),
            new GuidanceCheck(),
            new RouteCheck(),
            new ToldCheck(),
            new EvidenceCheck());

    void check(Draft draft, Problems problems);
}
