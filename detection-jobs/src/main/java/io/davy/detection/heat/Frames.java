package io.davy.detection.heat;

import com.google.protobuf.ByteString;
import io.davy.detection.block.BadBlockException;
import io.davy.detection.rule.Say;
import io.davy.wire.Pose;
import io.davy.wire.ThermalFrame;

/** Thermal frames from the wire, and in words. */
final class Frames {
    /** No camera has more. */
    private static final int MOST_PIXELS = 1 << 22;

    private Frames() {}

    /**
     * The pixels, hundredths of a kelvin, row by row.
     *
     * @throws BadBlockException if their number is not what width and height say
     */
    static int[] pixels(ThermalFrame frame) throws BadBlockException {
        long n = (long) frame.getWidth() * frame.getHeight();
        ByteString bytes = frame.getCentikelvin();
        if (frame.getWidth() <= 0 || frame.getHeight() <= 0 || n > MOST_PIXELS || bytes.size() != 2 * n) {
            throw new BadBlockException("found " + frame.getWidth() + " x " + frame.getHeight() + " pixels in "
                    + bytes.size() + " bytes, expected width and height above 0 and two bytes a pixel");
        }
        int[] pixels = new int[(int) n];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (bytes.byteAt(2 * i) & 0xff) | (bytes.byteAt(2 * i + 1) & 0xff) << 8;
        }
        return pixels;
    }

    /** A hot spot, where it is, and how far it stands out. */
    static String words(String tag, HotSpot s, HotSpots found, ThermalFrame frame) {
        StringBuilder text = new StringBuilder(tag)
                .append(": a hot spot of ")
                .append(Say.figure(s.hottest(), "degC"))
                .append(" (mean ")
                .append(Say.figure(s.mean(), "degC"))
                .append("), ")
                .append(Say.figure(s.over(), "K"))
                .append(" above the picture's ")
                .append(Say.figure(found.background(), "degC"))
                .append(" (")
                .append(Grade.overAmbient(s.over()).words)
                .append("), pixels ")
                .append(s.left() + "," + s.top() + " to " + s.right() + "," + s.bottom())
                .append(" of " + frame.getWidth() + " x " + frame.getHeight());
        if (frame.getFieldOfViewDeg() > 0 && frame.getDistanceM() > 0) {
            double metres = 2
                    * frame.getDistanceM()
                    * Math.tan(Math.toRadians(frame.getFieldOfViewDeg()) / 2)
                    / frame.getWidth();
            text.append(", about ")
                    .append(Say.figure(Math.round(100 * metres * s.width()) / 100.0))
                    .append(" x ")
                    .append(Say.figure(Math.round(100 * metres * s.height()) / 100.0, "m"));
        }
        if (frame.hasPose()) {
            Pose p = frame.getPose();
            text.append(", seen from x ")
                    .append(Say.figure(p.getX()))
                    .append(", y ")
                    .append(Say.figure(p.getY(), "m"));
        }
        return text.toString();
    }
}
