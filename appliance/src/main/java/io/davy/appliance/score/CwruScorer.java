package io.davy.appliance.score;

import io.davy.appliance.Refusal;
import io.davy.detection.block.BadBlockException;
import io.davy.detection.block.BlockRule;
import io.davy.detection.block.BlockRules;
import io.davy.detection.block.BlockSource;
import io.davy.detection.block.BlockTeller;
import io.davy.detection.rule.RuleState;
import io.davy.detection.rule.Signal;
import io.davy.plant.Bearing;
import io.davy.plant.Plant;
import io.davy.wire.Block;
import io.davy.wire.Waveform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Bearings with seeded faults: is the right part named, and is a sound bearing left alone. */
final class CwruScorer implements Scorer {
    /** Deep groove ball bearing 6205: what its faults repeat at, times shaft speed, as published with the data. */
    private static final Bearing DRIVE_END = new Bearing(3.5848, 5.4152, 4.7135 / 2, 0.3983);

    private static final String TAG = "VT";
    private static final double BENCH_HZ = 51_200;

    @Override
    public String name() {
        return "cwru-bearing";
    }

    @Override
    public String about() {
        return "bearings with seeded faults: the right part named, sound ones left alone";
    }

    /**
     * A recording and what was said of it.
     *
     * @param rule the rule that alarmed first; null if none did
     */
    private record Case(String file, String fault, @Nullable Signal said, double seconds, double cost) {
        @Nullable
        String rule() {
            return said == null ? null : said.rule();
        }

        boolean is(String kind) {
            return fault.startsWith(kind);
        }
    }

    @Override
    public Score score(ScoreTask task) {
        Path folder = task.folder(name());
        List<Labels.Row> rows = Labels.read(folder.resolve("manifest.csv"), ',', "file", "rpm", "fault", "fs_hz")
                .rows();
        List<Case> all = new ArrayList<>();
        for (Labels.Row row : rows) {
            all.add(judge(folder, row));
            task.progress().at(all.size(), rows.size());
        }
        List<Case> races = all.stream().filter(c -> c.is("IR") || c.is("OR")).toList();
        List<Case> balls = all.stream().filter(c -> c.is("B")).toList();
        List<Case> sound = all.stream().filter(c -> c.is("Normal")).toList();
        double cost = all.stream().mapToDouble(Case::cost).sum()
                / all.stream().mapToDouble(Case::seconds).sum();
        return new Score(
                List.of(
                        share("inner and outer race: right part", races, CwruScorer::right, Target.atLeast(91.6)),
                        share("inner race: right part", subset(races, "IR"), CwruScorer::right, null),
                        share("outer race: right part", subset(races, "OR"), CwruScorer::right, null),
                        share("sound bearings flagged", sound, c -> c.said() != null, Target.atMost(0)),
                        share("rolling element: flagged as any damage", balls, c -> c.said() != null, null),
                        share("rolling element: right part", balls, CwruScorer::right, null),
                        Figure.plain("cost of a second of 51.2 kHz", 1000 * cost, "ms", all.size(), null)),
                all.stream().map(CwruScorer::told).toList(),
                List.of(
                        "each recording is one block of the plant's speed as in the manifest, searched within 3 %; the bearing is the"
                                + " 6205 of the drive end",
                        "right means that the first alarm names the part; cost is that of all block rules, by samples"));
    }

    private static List<Case> subset(List<Case> all, String kind) {
        return all.stream().filter(c -> c.is(kind)).toList();
    }

    private static Figure share(String name, List<Case> all, Predicate<Case> what, @Nullable Target target) {
        return Figure.share(name, (int) all.stream().filter(what).count(), all.size(), target);
    }

    private static boolean right(Case c) {
        String expected = c.is("IR") ? "bearing_inner" : c.is("OR") ? "bearing_outer" : "bearing_ball";
        return expected.equals(c.rule());
    }

    private static Score.Case told(Case c) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("fault", c.fault());
        facts.put("said", c.rule() == null ? "nothing" : Objects.requireNonNull(c.rule()));
        facts.put(
                "why",
                c.said() == null || c.said().explanation() == null
                        ? ""
                        : c.said().explanation().text());
        return new Score.Case(c.file(), facts);
    }

    private static Case judge(Path folder, Labels.Row row) {
        float[] samples = samples(folder.resolve(row.text("file")));
        double rate = row.number("fs_hz");
        Waveform.Builder w = Waveform.newBuilder().setRateHz(rate).setUnit("g");
        for (float s : samples) {
            w.addSamples(s);
        }
        Block block =
                Block.newBuilder().setSensor(TAG).setTimeMs(0).setWaveform(w).build();
        Plant plant = TestBench.plant(List.of(TAG), Duration.ofSeconds(10), DRIVE_END, row.number("rpm"));
        List<Signal> said = new ArrayList<>();
        long begun = System.nanoTime();
        BlockRules.of(plant, Objects.requireNonNull(BlockSource.of(plant, TAG)))
                .forEach(rule -> run(rule, block, said, row.text("file")));
        double cost = (System.nanoTime() - begun) / 1e9;
        return new Case(
                row.text("file"),
                row.text("fault"),
                said.isEmpty() ? null : said.get(0),
                samples.length / BENCH_HZ,
                cost);
    }

    private static <S extends RuleState> void run(BlockRule<S> rule, Block block, List<Signal> said, String file) {
        try {
            rule.block(rule.fresh(), block, new BlockTeller() {
                @Override
                public void tell(Signal signal) {
                    said.add(signal);
                }

                @Override
                public void reading(long timeMs, double value) {}
            });
        } catch (BadBlockException e) {
            throw new Refusal(file + ": " + e.getMessage(), e);
        }
    }

    private static float[] samples(Path file) {
        try {
            FloatBuffer floats = ByteBuffer.wrap(Files.readAllBytes(file))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            float[] samples = new float[floats.remaining()];
            floats.get(samples);
            return samples;
        } catch (IOException e) {
            throw new Refusal("cannot read " + file + ", which manifest.csv names", e);
        }
    }
}
