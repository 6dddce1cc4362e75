package io.shareterm.e2e;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of our programs: that of the tests, without the tests' own classes. */
final class ClassPath {
    private static final List<Path> ENTRIES = Stream.of(given().split(File.pathSeparator))
            .map(Path::of)
            .filter(entry -> !entry.endsWith("test-classes"))
            .filter(Files::exists)
            .toList();

    private ClassPath() {}

    static String text() {
        return ENTRIES.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Whether all is in jars, as in a build that has come to its packages. */
    static boolean isPackaged() {
        return ENTRIES.stream().allMatch(Files::isRegularFile);
    }

    /** Differs if any jar does, by place, length or time: as the JVM judges whether a class-data archive fits. */
    static String stamp() {
        return Integer.toHexString(ENTRIES.stream()
                .map(Path::toFile)
                .map(jar -> Objects.hash(jar, jar.length(), jar.lastModified()))
                .toList()
                .hashCode());
    }

    /** Under surefire the class path of the JVM is one jar with a manifest; it gives the real one as a property. */
    private static String given() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
