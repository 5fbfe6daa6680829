package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.plant.PlantElements.Assembler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PlantElementsProperties {
    private final Plant plant = PlantFile.demo();

    /** A producer that is restarted in the middle sends a beginning of the records again, as often as it likes. */
    @Property(tries = 50)
    void comesBackWholeOnceWhateverIsRepeated(@ForAll long seed) {
        List<Map.Entry<String, byte[]>> records =
                new ArrayList<>(PlantElements.split(plant).entrySet());
        Random random = new Random(seed);
        List<Map.Entry<String, byte[]>> sent = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            sent.addAll(records.subList(0, random.nextInt(records.size() + 1)));
        }
        sent.addAll(records);
        for (int i = 0; i < 30; i++) {
            Map.Entry<String, byte[]> again = records.get(random.nextInt(records.size()));
            sent.add(random.nextInt(sent.size() + 1), again);
        }
        List<Plant> plants = accept(new Assembler(), sent);
        assertThat(plants).containsExactly(plant);
    }

    /** Compaction keeps the newest record of each key, in any order of the elements; the manifest is newest of all. */
    @Property(tries = 50)
    void orderOfTheElementsDoesNotMatter(@ForAll long seed) {
        LinkedHashMap<String, byte[]> records = PlantElements.split(plant);
        byte[] manifest = records.remove(PlantElements.MANIFEST);
        List<Map.Entry<String, byte[]>> sent = new ArrayList<>(records.entrySet());
        Collections.shuffle(sent, new Random(seed));
        sent.add(Map.entry(PlantElements.MANIFEST, manifest));
        assertThat(accept(new Assembler(), sent)).containsExactly(plant);
    }

    @Property(tries = 50)
    void missingElementIsNeverAccepted(@ForAll long seed) {
        List<Map.Entry<String, byte[]>> sent =
                new ArrayList<>(PlantElements.split(plant).entrySet());
        sent.remove(new Random(seed).nextInt(sent.size() - 1));
        assertThat(accept(new Assembler(), sent)).isEmpty();
    }

    private static List<Plant> accept(Assembler assembler, List<Map.Entry<String, byte[]>> records) {
        List<Plant> plants = new ArrayList<>();
        for (Map.Entry<String, byte[]> r : records) {
            Optional<Plant> p = assembler.accept(r.getKey(), r.getValue());
            p.ifPresent(plants::add);
        }
        return plants;
    }
}
