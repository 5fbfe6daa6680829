package io.davy.sim.recording;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files of a recording are: a folder, or the product's own resources. */
interface Source {
    /** Opens a file by its name; the caller closes it. */
    BufferedReader open(String name) throws IOException;

    boolean has(String name);

    /** How it is named in messages. */
    String label();

    /** Files below a folder. */
    static Source folder(Path dir) {
        return new Source() {
            @Override
            public BufferedReader open(String name) throws IOException {
                // Not Files.newBufferedReader: a stray byte must cost a cell, not the file.
                return new BufferedReader(
                        new InputStreamReader(Files.newInputStream(dir.resolve(name)), StandardCharsets.UTF_8));
            }

            @Override
            public boolean has(String name) {
                return Files.isReadable(dir.resolve(name)) && Files.isRegularFile(dir.resolve(name));
            }

            @Override
            public String label() {
                return dir.toString();
            }
        };
    }

    /** Files that are part of the product. */
    static Source resources(String folder) {
        return new Source() {
            @Override
            public BufferedReader open(String name) throws IOException {
                InputStream in = Source.class.getResourceAsStream(folder + "/" + name);
                if (in == null) {
                    throw new IOException("the product lacks its file " + folder + "/" + name);
                }
                return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            }

            @Override
            public boolean has(String name) {
                return Source.class.getResource(folder + "/" + name) != null;
            }

            @Override
            public String label() {
                return "the excerpt in the product";
            }
        };
    }

    /** What reads one open file. */
    interface Reading<T> {
        T read(BufferedReader in) throws IOException;
    }

    /**
     * Opens, reads and closes a file.
     *
     * @throws RecordingException naming the file, if it cannot be read
     */
    default <T> T read(String name, Reading<T> reading) {
        try (BufferedReader in = open(name)) {
            return reading.read(in);
        } catch (IOException e) {
            throw new RecordingException("cannot read " + name + " of " + label() + ": " + e.getMessage(), e);
        }
    }
}
