package io.shareterm.agent.pty;

import com.pty4j.unix.PtyHelpers;
import com.pty4j.util.PtyUtil;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The native library of pty4j, unpacked once into a folder that is kept. Without this pty4j and JNA would leave a new
 * folder in the temporary folder with every process.
 */
public final class PtyNative {
    private PtyNative() {}

    /**
     * Unpacks and loads it; later calls do nothing new. Takes some 150 ms, so do it beside other work of the start.
     *
     * @param folder is created if it is not there; other processes may use it at the same time
     */
    public static void prepare(Path folder) throws IOException {
        Path unpacked = Files.createDirectories(folder.resolve("pty4j"));
        Path scratch = Files.createDirectories(folder.resolve("jna"));
        System.setProperty("pty4j.tmpdir", unpacked.toAbsolutePath().toString());
        System.setProperty("jna.tmpdir", scratch.toAbsolutePath().toString());
        // pty4j compares and replaces the file without a lock: two first starts at once would load half a file.
        try (FileChannel file =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock alone = file.lock();
            PtyUtil.resolveNativeFile(System.mapLibraryName("pty"));
            PtyHelpers.getInstance();
            alone.release();
        }
    }
}
