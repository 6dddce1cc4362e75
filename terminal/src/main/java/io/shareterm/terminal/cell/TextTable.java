package io.shareterm.terminal.cell;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives equal texts equal small numbers, from 0; numbers change only by {@link #retain}. */
public final class TextTable {
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    public int size() {
        return texts.size();
    }

    public String text(int number) {
        return texts.get(number);
    }

    public int intern(String text) {
        return numbers.computeIfAbsent(text, added -> {
            texts.add(added);
            return texts.size() - 1;
        });
    }

    /** Drops all but the {@code live} numbers; returns the new number for each old live one. */
    public int[] retain(BitSet live) {
        List<String> old = List.copyOf(texts);
        int[] renumbered = new int[old.size()];
        texts.clear();
        numbers.clear();
        for (int i = live.nextSetBit(0); i >= 0; i = live.nextSetBit(i + 1)) {
            renumbered[i] = intern(old.get(i));
        }
        return renumbered;
    }
}
