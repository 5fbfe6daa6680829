package io.davy.sim.machine;

/** What is wrong with a rotating machine. */
public enum MachineFault {
    /** Nothing. */
    NONE,
    /** Mass out of the centre: once a turn. */
    IMBALANCE,
    /** Shafts that do not meet: twice a turn above all. */
    MISALIGNMENT,
    /** A foot or a fit that is loose: many multiples of the speed, halves among them, and more noise. */
    LOOSENESS,
    /** Damage of a bearing's outer race: even impacts. */
    OUTER_RACE,
    /** Damage of its inner race: impacts that swell as the damage turns through the loaded side. */
    INNER_RACE,
    /** Damage of a rolling element: two impacts a spin, swelling with the cage. */
    BALL,
    /** Damage of the cage: rare impacts. */
    CAGE;

    /** Whether it is heard as impacts that make the machine ring. */
    public boolean impacts() {
        return switch (this) {
            case OUTER_RACE, INNER_RACE, BALL, CAGE -> true;
            case NONE, IMBALANCE, MISALIGNMENT, LOOSENESS -> false;
        };
    }
}
