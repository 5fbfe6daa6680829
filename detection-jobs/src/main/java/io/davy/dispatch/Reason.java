package io.davy.dispatch;

import io.davy.mission.Mission;

/**
 * Why a robot was not chosen or a mission did not go on, for people, in both languages.
 *
 * @param code stable code
 * @param en in English
 * @param ko in Korean
 */
public record Reason(String code, String en, String ko) {

    /** As the entry of a robot in a mission. */
    public Mission.Excluded of(String robot) {
        return new Mission.Excluded(robot, code, en, ko);
    }
}
