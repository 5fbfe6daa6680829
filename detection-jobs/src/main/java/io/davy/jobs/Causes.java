package io.davy.jobs;

/** Reads chains of causes. */
final class Causes {
    private Causes() {}

    /** The innermost cause in one line. */
    static String root(Throwable t) {
        Throwable e = t;
        while (e.getCause() != null && e.getCause() != e) {
            e = e.getCause();
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse(message);
    }

    /** Whether any message or class name of the chain holds the word. */
    static boolean mention(Throwable t, String word) {
        for (Throwable e = t; e != null; e = e.getCause()) {
            if (e.toString().contains(word)) {
                return true;
            }
        }
        return false;
    }
}
