package io.davy.sim.recording;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The recorded data sets that Davy can read. */
public final class Recordings {
    public static final String METEC_CH4 = "metec-ch4";
    public static final String NAB_TEMPERATURE = "nab-temperature";
    public static final String SKAB_PUMP = "skab-pump";
    public static final String OREBRO_ROOM = "orebro-room";

    private Recordings() {}

    /** The names that {@link #open} takes. */
    public static List<String> names() {
        return List.of(METEC_CH4, NAB_TEMPERATURE, SKAB_PUMP, OREBRO_ROOM);
    }

    /**
     * Reads a recording, without its labels. Rows that cannot be read are left out and told in {@link Recording#problems()}.
     *
     * @param name the layout of the data
     * @param dir the folder; null for the excerpt that comes with the product, which only metec-ch4 has
     * @throws RecordingException one plain line, if there is no such recording or the folder lacks what it needs
     */
    public static Recording open(String name, @Nullable Path dir) {
        if (!names().contains(name)) {
            throw new RecordingException(
                    "no recording is named '" + name + "'; there are " + String.join(", ", names()));
        }
        if (dir == null) {
            if (!name.equals(METEC_CH4)) {
                throw new RecordingException(
                        "only " + METEC_CH4 + " comes with the product; name the folder of " + name + " with --dir");
            }
            return MetecReader.read(name, Source.resources("/io/davy/sim/recordings/metec-ch4"));
        }
        if (!Files.isDirectory(dir)) {
            throw new RecordingException(dir + " is no folder; expected the folder that holds " + name);
        }
        return switch (name) {
            case METEC_CH4 -> MetecReader.read(name, Source.folder(dir));
            case NAB_TEMPERATURE -> NabReader.read(name, dir);
            case OREBRO_ROOM -> OrebroReader.read(name, dir);
            default -> SkabReader.read(name, dir);
        };
    }
}
