package io.davy.plant.yaml;

import java.util.Set;

/** Reads ways from a LIF file. */
interface LifReader {
    /**
     * The ways of a LIF file.
     *
     * @param path as written in plant.yaml
     * @param pointer where it is written
     * @param firstFloor floor of the nodes that name no map
     * @param floors ids of the plant's floors
     */
    WaysReader.Result read(String path, String pointer, String firstFloor, Set<String> floors);
}
