package io.davy.detection.heat;

import com.google.protobuf.ByteString;
import io.davy.wire.Block;
import io.davy.wire.Pose;
import io.davy.wire.ThermalFrame;
import java.util.Random;

/** A thermal camera before a wall of one temperature, with hot rectangles. */
final class Camera {
    private final int width;
    private final int height;
    private final double[] degC;
    private final Random random = new Random(5);

    Camera(int width, int height, double wall) {
        this.width = width;
        this.height = height;
        degC = new double[width * height];
        for (int i = 0; i < degC.length; i++) {
            degC[i] = wall;
        }
    }

    Camera spot(int left, int top, int right, int bottom, double at) {
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                degC[y * width + x] = at;
            }
        }
        return this;
    }

    int[] pixels(double noise) {
        int[] pixels = new int[degC.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (int) Math.round(100 * (degC[i] + 273.15 + noise * random.nextGaussian()));
        }
        return pixels;
    }

    ThermalFrame.Builder frame() {
        int[] pixels = pixels(0.1);
        byte[] bytes = new byte[2 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            bytes[2 * i] = (byte) pixels[i];
            bytes[2 * i + 1] = (byte) (pixels[i] >> 8);
        }
        return ThermalFrame.newBuilder().setWidth(width).setHeight(height).setCentikelvin(ByteString.copyFrom(bytes));
    }

    Block block(String tag, long timeMs) {
        return Block.newBuilder()
                .setSensor(tag)
                .setTimeMs(timeMs)
                .setThermal(frame())
                .build();
    }

    /** A frame that a robot took. */
    Block from(String tag, long timeMs, double x, double y) {
        Pose pose = Pose.newBuilder().setX(x).setY(y).setMap("F0").build();
        return Block.newBuilder()
                .setSensor(tag)
                .setTimeMs(timeMs)
                .setThermal(frame().setPose(pose))
                .build();
    }
}
