package io.davy.appliance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import io.davy.sim.SimEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** What really happens in a simulated plant, one JSON object a line, beside the readings and never in them. */
final class TruthFile implements AutoCloseable {
    private final Path file;
    private final Writer out;

    private TruthFile(Path file, Writer out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Begins a file anew.
     *
     * @throws Refusal if it cannot be written
     */
    static TruthFile create(Path file) {
        try {
            return new TruthFile(file, Files.newBufferedWriter(file));
        } catch (IOException e) {
            throw new Refusal("--truth is " + file + ": it must be a file in a folder that exists", e);
        }
    }

    /** Writes an event; it is on disk when this returns. */
    synchronized void write(SimEvent e) {
        ObjectNode line = Json.DAVY.createObjectNode();
        line.put("event", e.name()).put("time", e.time().toString()).put("text", e.text());
        e.facts().forEach((name, value) -> line.set(name, Json.DAVY.valueToTree(value)));
        try {
            out.write(line + "\n");
            out.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
