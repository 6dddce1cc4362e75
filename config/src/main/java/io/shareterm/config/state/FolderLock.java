package io.shareterm.config.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one at a time work in a private folder, among all threads and processes on this machine. The system lets go of
 * the lock when its holder dies.
 */
public final class FolderLock {
    /** A file lock belongs to the whole process, so its threads take turns by this one. */
    private static final ReentrantLock THIS_PROCESS = new ReentrantLock();

    private FolderLock() {}

    /**
     * Waits for the others and does the work.
     *
     * @throws FolderRefused if the lock file cannot be made
     */
    public static <T> T holding(PrivateFolder folder, Supplier<T> work) {
        Path file = folder.file(".lock");
        THIS_PROCESS.lock();
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            FileLock lock = channel.lock();
            try {
                return work.get();
            } finally {
                lock.release();
            }
        } catch (IOException e) {
            throw new FolderRefused("cannot lock " + file + ": " + PrivateFolder.reason(e), e);
        } finally {
            THIS_PROCESS.unlock();
        }
    }
}
