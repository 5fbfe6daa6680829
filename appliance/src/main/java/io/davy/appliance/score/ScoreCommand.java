package io.davy.appliance.score;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.appliance.Davy;
import io.davy.appliance.Refusal;
import io.davy.appliance.replay.ProgressBar;
import io.davy.json.Json;
import io.davy.sim.recording.RecordingException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code davy score}: how good detection is, on data whose truth is known. */
@Command(
        name = "score",
        description = {
            "Measures how good detection is, on recordings and simulated plants whose truth is known.",
            "The same classes as in the job, in memory, in the order of time; labels are read after the run, by the scorer alone.",
            "Without a name: lists what can be scored. A missed target is no failure: it is a measurement."
        },
        mixinStandardHelpOptions = true)
public final class ScoreCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "NAME", description = "What to score; 'davy score' lists the names.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The folder of the recordings' folders, or a recording's own folder.")
    private @Nullable Path dir;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the first simulated run, the others count up (${DEFAULT-VALUE}); from 1000 on: held out.")
    private long seed = 1;

    @Option(names = "--runs", paramLabel = "N", description = "How many simulated runs; each score has its own number.")
    private int runs;

    @Option(names = "--cases", description = "Print each case under the figures.")
    private boolean cases;

    @Option(names = "--json", description = "Print one JSON object, with all cases, as the last line.")
    private boolean json;

    @Override
    public Integer call() {
        if (names.isEmpty()) {
            list();
            return Davy.OK;
        }
        if (runs < 0) {
            throw new Refusal("--runs is " + runs + ": it must be above 0");
        }
        List<Scorer> wanted = names.stream().map(ScoreCommand::named).toList();
        PrintStream people = json ? System.err : System.out;
        String settings = Settings.fingerprint();
        ObjectNode all = Json.DAVY.createObjectNode().put("settings", settings).put("seed", seed);
        ArrayNode scores = all.putArray("scores");
        for (Scorer scorer : wanted) {
            long begun = System.nanoTime();
            Score score = score(scorer);
            double seconds = (System.nanoTime() - begun) / 1e9;
            people.printf(
                    Locale.ROOT, "%s: %s; %.1f s, settings %s%n", scorer.name(), scorer.about(), seconds, settings);
            ScoreTable.print(score, cases, people);
            scores.add(ScoreTable.json(scorer.name(), score, seconds));
        }
        if (json) {
            System.out.println(all);
        }
        return Davy.OK;
    }

    private Score score(Scorer scorer) {
        ProgressBar bar = new ProgressBar(System.err, System.console() != null, scorer.name());
        try {
            return scorer.score(new ScoreTask(dir, seed, runs, bar::at));
        } catch (RecordingException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private static Scorer named(String name) {
        return Scorers.ALL.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal("nothing to score is named '" + name + "'; there are "
                        + String.join(
                                ", ", Scorers.ALL.stream().map(Scorer::name).toList())));
    }

    private void list() {
        if (json) {
            ArrayNode all = Json.DAVY.createArrayNode();
            Scorers.ALL.forEach(s -> all.addObject().put("name", s.name()).put("about", s.about()));
            System.out.println(all);
            return;
        }
        Scorers.ALL.forEach(s -> System.out.printf(Locale.ROOT, "%-20s %s%n", s.name(), s.about()));
    }
}
