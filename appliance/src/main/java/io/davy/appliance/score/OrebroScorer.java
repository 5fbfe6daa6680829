package io.davy.appliance.score;

import io.davy.appliance.Refusal;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Source;
import io.davy.plant.Place;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.sim.recording.Recording;
import io.davy.sim.recording.Recordings;
import io.davy.sim.recording.Scan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A vapour in a room without a wind to speak of: is the place told nearer than the sensor with the highest mean. */
final class OrebroScorer implements Scorer {
    private static final String FILE = "sources.csv";
    private static final double NEARER_PERCENT = 30;

    @Override
    public String name() {
        return Recordings.OREBRO_ROOM;
    }

    @Override
    public String about() {
        return "an evaporating source in a room: how near the place is, against the sensor with the highest mean";
    }

    @Override
    public Score score(ScoreTask task) {
        Path folder = task.folder(name());
        Recording recording = Recordings.open(name(), folder);
        Map<String, Sensor> loudest = loudest(recording);
        ChainLog log = ChainLog.of(recording, task.progress());
        Map<String, Place> truths = truths(folder);
        List<Score.Case> cases = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        List<Double> crude = new ArrayList<>();
        for (Map.Entry<String, Sensor> e : loudest.entrySet()) {
            Place truth = truths.get(number(e.getKey()));
            if (truth == null) {
                continue;
            }
            Source said = lastSource(log, e.getKey());
            double error = said == null || said.x() == null || said.y() == null
                    ? Double.POSITIVE_INFINITY
                    : Math.hypot(said.x() - truth.x(), said.y() - truth.y());
            errors.add(error);
            crude.add(Release.flat(e.getValue().place(), truth));
            cases.add(fact(
                    e.getKey(), truth, said, error, Release.flat(e.getValue().place(), truth)));
        }
        if (cases.isEmpty()) {
            throw new Refusal(FILE + " names none of the experiments " + String.join(", ", loudest.keySet()));
        }
        return new Score(
                figures(array(errors), array(crude)),
                cases,
                List.of(
                        "distances are on the plan, from the place last told of an experiment; sensors are taken to stand in the"
                                + " middles of an even grid, since the data does not give their places"));
    }

    private static List<Figure> figures(double[] errors, double[] crude) {
        double mean = java.util.Arrays.stream(errors).average().orElse(Double.NaN);
        double crudeMean = java.util.Arrays.stream(crude).average().orElse(Double.NaN);
        return List.of(
                Figure.mean("mean place error", errors, "m", null),
                Figure.mean("mean error of the sensor with the highest mean", crude, "m", null),
                Figure.plain(
                        "nearer than that",
                        100 * (1 - mean / crudeMean),
                        "%",
                        errors.length,
                        Target.atLeast(NEARER_PERCENT)));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Score.Case fact(String zone, Place truth, @Nullable Source said, double error, double crude) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("x", truth.x());
        facts.put("y", truth.y());
        facts.put("said_x", said == null || said.x() == null ? "none" : said.x());
        facts.put("said_y", said == null || said.y() == null ? "none" : said.y());
        facts.put("method", said == null || said.method() == null ? "none" : said.method());
        facts.put("error_m", error);
        facts.put("highest_mean_error_m", crude);
        return new Score.Case(zone, facts);
    }

    /** {@code 1} of {@code Exp01}. */
    private static String number(String zone) {
        return zone.replaceAll("\\D", "").replaceFirst("^0+(?=.)", "");
    }

    private static Map<String, Place> truths(Path folder) {
        Map<String, Place> truths = new HashMap<>();
        for (Labels.Row r : Labels.read(folder.resolve(FILE), ',', "exp", "src_x_m", "src_y_m", "src_z_m")
                .rows()) {
            truths.put(
                    number(r.text("exp")),
                    new Place(r.number("src_x_m"), r.number("src_y_m"), r.number("src_z_m"), null));
        }
        return truths;
    }

    private static @Nullable Source lastSource(ChainLog log, String zone) {
        Source last = null;
        for (Incident i : log.incidents()) {
            last = i.zone().equals(zone) && i.gas() != null && i.source() != null ? i.source() : last;
        }
        return last;
    }

    /** The sensor with the highest mean of each experiment: what one would go by without any model. */
    private static Map<String, Sensor> loudest(Recording recording) {
        Map<String, double[]> sums = new HashMap<>();
        recording.scans().forEachRemaining(scan -> add(scan, sums));
        Map<String, Sensor> loudest = new LinkedHashMap<>();
        for (Sensor s : recording.plant().sensors()) {
            if (s.kind() == SensorKind.GAS && sums.containsKey(s.tag())) {
                loudest.merge(s.zone(), s, (a, b) -> mean(sums, b) > mean(sums, a) ? b : a);
            }
        }
        return loudest;
    }

    private static void add(Scan scan, Map<String, double[]> sums) {
        for (Scan.Value v : scan.values()) {
            double[] sum = sums.computeIfAbsent(v.sensor(), t -> new double[2]);
            sum[0] += v.value();
            sum[1]++;
        }
    }

    private static double mean(Map<String, double[]> sums, Sensor s) {
        double[] sum = sums.getOrDefault(s.tag(), new double[] {0, 1});
        return sum[0] / sum[1];
    }
}
