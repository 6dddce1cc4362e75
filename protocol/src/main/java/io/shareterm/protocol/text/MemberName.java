package io.shareterm.protocol.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * How a member wants to be called: 1 to 64 bytes of UTF-8 in normal form NFC, which look in a roster like what they
 * are. Beyond what {@link VisibleText} refuses, a name holds
 *
 * <ul>
 *   <li>no format characters (Cf: zero-width joiners, soft hyphens, tags) and nothing else that shows as nothing
 *       (Unicode property Default_Ignorable_Code_Point: variation selectors, fillers; and the blank braille pattern),
 *       so that two names that look alike are not two names by such means;
 *   <li>no space but U+0020, and that neither first, last nor twice running;
 *   <li>no combining mark first, which would join what stands before the name;
 *   <li>no private-use characters and no noncharacters.
 * </ul>
 *
 * Letters of different scripts that look alike are not told apart: the roster shows member numbers and roles as well.
 */
public record MemberName(String value) {

    public static final int MAX_BYTES = 64;

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Zs}]+");

    /** Throws {@link IllegalArgumentException}, with a text for the person, unless the name is as above. */
    public MemberName {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the name is empty");
        }
        VisibleText.check("name", value, MAX_BYTES);
        value.codePoints().filter(c -> !allows(c)).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException("name holds a character that is not allowed: U+%04X".formatted(c));
        });
        if (value.startsWith(" ") || value.endsWith(" ") || value.contains("  ")) {
            throw new IllegalArgumentException("name begins or ends with a space, or has two running");
        }
        if (isMark(value.codePointAt(0))) {
            throw new IllegalArgumentException("name begins with a combining mark");
        }
        if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
            throw new IllegalArgumentException("name is not in normal form NFC");
        }
    }

    /** The name that a person typed, in normal form and with single spaces; throws as the constructor. */
    public static MemberName typed(String text) {
        return new MemberName(
                Normalizer.normalize(WHITE_SPACE.matcher(text).replaceAll(" ").strip(), Normalizer.Form.NFC));
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean allows(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.PRIVATE_USE -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> !isInvisible(c) && !isNoncharacter(c);
        };
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /** Default_Ignorable_Code_Point without its format characters (DerivedCoreProperties of Unicode 15), and U+2800. */
    private static boolean isInvisible(int c) {
        return c == 0x034f
                || c == 0x115f
                || c == 0x1160
                || c == 0x17b4
                || c == 0x17b5
                || (c >= 0x180b && c <= 0x180f)
                || c == 0x2065
                || c == 0x2800
                || c == 0x3164
                || (c >= 0xfe00 && c <= 0xfe0f)
                || c == 0xffa0
                || (c >= 0xfff0 && c <= 0xfff8)
                || (c >= 0xe0000 && c <= 0xe0fff);
    }

    private static boolean isNoncharacter(int c) {
        return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
    }
}
