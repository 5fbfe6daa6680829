package io.davy.plant.yaml;

import io.davy.plant.InspectionRound;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import io.davy.plant.Plant.Floor;
import io.davy.plant.Plant.IncidentSettings;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Plant.Site;
import io.davy.plant.Plant.Zone;
import io.davy.plant.Robot;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.Ways;
import io.davy.plant.Ways.Edge;
import io.davy.plant.Ways.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What could be read of a plant: the elements whose structure is sound.
 *
 * @param ids per kind of element ({@code floors}, {@code zones}, ...), every id that the file gives, of broken elements too
 * @param nodesKnown false if the ways could not be read, so that a node's absence means nothing
 */
record Draft(
        int davy,
        Site site,
        List<Located<Floor>> floors,
        List<Located<Zone>> zones,
        Map<String, Located<RuleSet>> ruleSets,
        List<Located<Sensor>> sensors,
        List<Located<Machine>> machines,
        List<Located<Robot>> robots,
        List<Located<Node>> nodes,
        List<Located<Edge>> edges,
        List<Located<Contact>> contacts,
        IncidentSettings incidents,
        CareDraft care,
        TellingDraft telling,
        List<Located<InspectionRound>> rounds,
        Map<String, Set<String>> ids,
        boolean nodesKnown) {

    Set<String> ids(String kind) {
        return ids.getOrDefault(kind, Set.of());
    }

    Plant plant() {
        Map<String, RuleSet> sets = new LinkedHashMap<>();
        ruleSets.forEach((name, set) -> sets.put(name, set.value()));
        return new Plant(
                davy,
                site,
                Located.values(floors),
                Located.values(zones),
                Collections.unmodifiableMap(sets),
                Located.values(sensors),
                Located.values(machines),
                Located.values(robots),
                nodes.isEmpty() && edges.isEmpty() ? Ways.NONE : new Ways(Located.values(nodes), Located.values(edges)),
                Located.values(contacts),
                incidents,
                care.value(),
                telling.value(),
                Located.values(rounds));
    }
}
