package io.davy.appliance.replay;

import java.io.PrintStream;
import java.util.Locale;

/** A bar on a terminal; nothing where the output goes elsewhere. */
public final class ProgressBar {
    private static final int WIDTH = 40;

    private final PrintStream out;
    private final boolean shown;
    private final String what;
    private int last = -1;

    /**
     * @param shown false draws nothing
     * @param what stands before the bar
     */
    public ProgressBar(PrintStream out, boolean shown, String what) {
        this.out = out;
        this.shown = shown;
        this.what = what;
    }

    /** So much is done. */
    public void at(int done, int of) {
        int percent = of == 0 ? 100 : (int) (100L * done / of);
        if (!shown || percent == last) {
            return;
        }
        last = percent;
        int full = WIDTH * percent / 100;
        out.printf(Locale.ROOT, "\r%s [%s%s] %3d %%", what, "#".repeat(full), ".".repeat(WIDTH - full), percent);
        if (percent == 100) {
            out.println();
        }
        out.flush();
    }
}
