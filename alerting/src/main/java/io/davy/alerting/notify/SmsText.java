package io.davy.alerting.notify;

import java.util.List;

/**
 * Fits a text into two parts of a short message: 153 letters each of the GSM alphabet, or 67 each of any other, as 3GPP TS 23.038 and the
 * header that joins two parts leave them.
 */
final class SmsText {
    private static final int PARTS = 2;
    private static final int GSM = 153 * PARTS;
    private static final int UCS2 = 67 * PARTS;
    private static final String ONE = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String TWO = "^{}\\[~]|€";

    private SmsText() {}

    /**
     * The lead, each line that still fits, the first cut if it does not; then as many sentences, in order, as there is room for: none is left out
     * in the middle of what is to be done.
     */
    static String of(List<String> lead, List<String> sentences) {
        String text = cut(lead.get(0));
        for (String line : lead.subList(1, lead.size())) {
            text = fits(text + "\n" + line) ? text + "\n" + line : text;
        }
        for (String sentence : sentences) {
            if (!fits(text + "\n" + sentence)) {
                return text;
            }
            text += "\n" + sentence;
        }
        return text;
    }

    private static String cut(String text) {
        String shorter = text;
        while (!fits(shorter)) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter;
    }

    /** Whether a text goes out in two parts. */
    static boolean fits(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (TWO.indexOf(c) >= 0) {
                length += 2;
            } else if (ONE.indexOf(c) >= 0) {
                length++;
            } else {
                return text.length() <= UCS2;
            }
        }
        return length <= GSM;
    }
}
