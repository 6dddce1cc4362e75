package io.shareterm.config.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known key that was probably meant by an unknown one. */
final class DidYouMean {
    private DidYouMean() {}

    /** The nearest known path: the same name in another section, else a path with few letters changed. */
    static Optional<String> closest(String unknown, Collection<String> known) {
        String name = lastName(unknown);
        return known.stream()
                .filter(path -> lastName(path).equals(name)
                        || distance(path, unknown) <= tolerance(unknown)
                        || distance(lastName(path), name) <= tolerance(name))
                .min(Comparator.comparingInt((String path) -> distance(path, unknown))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** One changed letter in three: fewer finds nothing, more finds nonsense. */
    private static int tolerance(String word) {
        return Math.max(1, word.length() / 3);
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The Levenshtein distance: how many letters must be put in, taken out or changed. */
    static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int changed = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(changed, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
