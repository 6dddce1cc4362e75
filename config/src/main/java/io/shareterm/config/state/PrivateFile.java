package io.shareterm.config.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Writes files that only their owner can read (mode 0600) and that are never seen half written. */
public final class PrivateFile {
    private static final Set<PosixFilePermission> ONLY_OWNER = PosixFilePermissions.fromString("rw-------");

    private PrivateFile() {}

    /**
     * Puts a file in place, instead of one that may be there: written and flushed to the disk under another name in the
     * same folder, then renamed. After a failure the folder is as it was.
     *
     * @throws FolderRefused if it cannot be written, or if something else than a file has that name
     */
    public static void replace(Path file, String text) {
        Path folder = file.toAbsolutePath().getParent();
        refuseWhatIsNoFile(file);
        try {
            Path unfinished = Files.createTempFile(
                    folder, "." + file.getFileName(), ".new", PosixFilePermissions.asFileAttribute(ONLY_OWNER));
            try {
                write(unfinished, text);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (NoSuchFileException e) {
            throw new FolderRefused(
                    "cannot write " + file + ": there is no folder " + folder + "; make it, or choose another place",
                    e);
        } catch (IOException e) {
            throw new FolderRefused(
                    "cannot write " + file + ": " + PrivateFolder.reason(e)
                            + "; make room or give the right to write there, or choose another place",
                    e);
        }
    }

    /** The rename would put a file where a device is, or a link like /dev/stdout, for every process of this machine. */
    private static void refuseWhatIsNoFile(Path file) {
        Path absolute = file.toAbsolutePath();
        if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(absolute, LinkOption.NOFOLLOW_LINKS)) {
            throw new FolderRefused(
                    "cannot write " + absolute + ": it is a folder, a link or a device; choose the name of a file");
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Whether somebody beside the owner can read the file. */
    public static boolean isReadByOthers(Path file) throws IOException {
        Set<PosixFilePermission> others = EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
        others.retainAll(Files.getPosixFilePermissions(file));
        return !others.isEmpty();
    }
}
