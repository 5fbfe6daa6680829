package io.davy.dispatch;

import io.davy.dispatch.scene.Scenes;
import io.davy.dispatch.state.SiteMap;
import io.davy.dispatch.way.OpenWays;
import io.davy.dispatch.way.WayMap;

/**
 * What is worked out of a site once, and kept as long as the site is the same.
 *
 * @param site the plant
 * @param fleet its robots
 * @param map its ways
 * @param scenes reads what lies over them
 * @param open ways of robots that nothing closes
 */
record Grounds(SiteMap site, Fleet fleet, WayMap map, Scenes scenes, OpenWays open) {
    static Grounds of(SiteMap site) {
        return new Grounds(site, new Fleet(site), new WayMap(site), new Scenes(site), new OpenWays());
    }
}
