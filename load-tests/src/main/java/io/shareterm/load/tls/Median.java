package io.shareterm.load.tls;

import java.util.List;

/** The value in the middle; robust against the one round that something else disturbed. */
final class Median {
    private Median() {}

    /** Of at least one value. */
    static double of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
