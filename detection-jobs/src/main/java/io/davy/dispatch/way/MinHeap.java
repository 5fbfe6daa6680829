package io.davy.dispatch.way;

import java.util.Arrays;

/**
 * Nodes by cost, the least first, each in one long: the cost as a float above, the node below. The float only decides the order in which nodes come; who asks for the
 * exact cost keeps it himself. Equal costs come by the smaller node.
 */
final class MinHeap {
    private long[] heap = new long[256];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** @param cost 0 or more */
    void push(double cost, int node) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        long entry = (long) Float.floatToIntBits((float) cost) << 32 | node;
        int i = size++;
        while (i > 0) {
            int up = (i - 1) >> 2;
            if (heap[up] <= entry) {
                break;
            }
            heap[i] = heap[up];
            i = up;
        }
        heap[i] = entry;
    }

    /** The least; it stays. */
    long least() {
        return heap[0];
    }

    /** Whether all entries cost more, by so much that nothing that comes of them can cost as little. */
    boolean allBeyond(double cost) {
        return (int) (heap[0] >>> 32) > Float.floatToIntBits((float) cost);
    }

    /** Takes the least. */
    long pop() {
        long least = heap[0];
        long moved = heap[--size];
        int i = 0;
        while (true) {
            int first = 4 * i + 1;
            if (first >= size) {
                break;
            }
            int best = first;
            int end = Math.min(first + 4, size);
            for (int k = first + 1; k < end; k++) {
                best = heap[k] < heap[best] ? k : best;
            }
            if (heap[best] >= moved) {
                break;
            }
            heap[i] = heap[best];
            i = best;
        }
        heap[i] = moved;
        return least;
    }

    static int node(long entry) {
        return (int) entry;
    }

    /** Whether an entry speaks of this cost; if not, a better one has come since. */
    static boolean of(long entry, double cost) {
        return Float.floatToIntBits((float) cost) == (int) (entry >>> 32);
    }
}
