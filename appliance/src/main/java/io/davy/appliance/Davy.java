package io.davy.appliance;

import io.davy.appliance.check.CheckCommand;
import io.davy.appliance.demo.DemoCommand;
import io.davy.appliance.learn.LearnCommand;
import io.davy.appliance.replay.ReplayCommand;
import io.davy.appliance.score.ScoreCommand;
import io.davy.appliance.watchdog.WatchdogCommand;
import io.davy.parts.PartException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code davy} command: reads the command line, and turns every failure into one plain line and an exit code. */
@Command(
        name = "davy",
        description = "Industrial safety monitoring: sensors and robots in, alarms, incidents and robot orders out.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            WatchdogCommand.class,
            SimCommand.class,
            CheckCommand.class,
            ApplyCommand.class,
            LifCommand.class,
            ReplayCommand.class,
            LearnCommand.class,
            ScoreCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "  test         All tests, after installing what they need.",
            "",
            "'davy COMMAND --help' explains one command. Exit codes: 0 done, 1 failed, 2 refused (usage or input)."
        })
public final class Davy implements Runnable {
    /** Done. */
    public static final int OK = 0;
    /** Something failed on the way. */
    public static final int FAILED = 1;
    /** The command line or a file that it names is wrong. */
    public static final int REFUSED = 2;

    private Davy() {}

    public static void main(String[] args) {
        Logs.toFolder(Logs.ownFolder());
        int exit = FAILED;
        try {
            exit = run(args);
        } catch (Throwable e) {
            // An Error: whatever still runs must not keep a broken program alive.
            exit = failed(e);
        } finally {
            System.exit(exit);
        }
    }

    /** Runs one command line and gives its exit code. */
    static int run(String... args) {
        CommandLine line = new CommandLine(new Davy());
        for (DavyCommand extra : ServiceLoader.load(DavyCommand.class)) {
            line.addSubcommand(extra);
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, given) -> misused(e));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e));
        return line.execute(args);
    }

    @Override
    public void run() {
        new CommandLine(new Davy()).usage(System.out);
    }

    private static int misused(ParameterException e) {
        StringBuilder said =
                new StringBuilder(e.getMessage().lines().findFirst().orElse("wrong usage"));
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                said.append("; did you mean ")
                        .append(String.join(" or ", suggestions))
                        .append('?');
            }
        }
        complain(said + " (see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help)");
        return REFUSED;
    }

    private static int failed(Throwable e) {
        LoggerFactory.getLogger(Davy.class).error("the command failed", e);
        if (e instanceof Refusal) {
            complain(line(e));
            return REFUSED;
        }
        boolean plain = e instanceof PartException;
        complain(plain ? line(e) : line(e) + Logs.file().map(Davy::seeLog).orElse(""));
        return FAILED;
    }

    private static String seeLog(Path log) {
        return " (details: " + log + ")";
    }

    private static String line(Throwable e) {
        String message = e.getMessage();
        return message == null || message.isBlank()
                ? "failed: " + e.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }

    private static void complain(String text) {
        System.err.println("davy: " + text);
        System.err.flush();
    }
}
