package io.shareterm.config.state;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/**
 * A folder that belongs to this user and that nobody else can enter (mode 0700), made if it is missing.
 *
 * @param path where it is
 */
public record PrivateFolder(Path path) {
    static final Set<PosixFilePermission> ONLY_OWNER = PosixFilePermissions.fromString("rwx------");

    /**
     * Where what must survive a restart is kept: {@link XdgFolders#state}.
     *
     * @throws FolderRefused if it cannot be made, or belongs to somebody else
     */
    public static PrivateFolder state(Map<String, String> environment) {
        return open(XdgFolders.state(environment), CurrentUser.uid(), "XDG_STATE_HOME");
    }

    /**
     * Where sockets and the like of this login are: {@link XdgFolders#runtime}.
     *
     * @throws FolderRefused if it cannot be made, or belongs to somebody else
     */
    public static PrivateFolder runtime(Map<String, String> environment) {
        return open(XdgFolders.runtime(environment), CurrentUser.uid(), "XDG_RUNTIME_DIR");
    }

    /**
     * Never follows a link in the last name: in a folder that everybody may write to, somebody else's link would lead
     * us to where they want.
     *
     * @param uid the user to whom it must belong
     * @param variable that names another place, for the message
     */
    static PrivateFolder open(Path path, long uid, String variable) {
        try {
            make(path);
            check(path, uid);
            return new PrivateFolder(path);
        } catch (IOException e) {
            throw new FolderRefused(
                    "cannot make the folder " + path + ": " + reason(e)
                            + "; make room or give the right to write there, or name another place by " + variable,
                    e);
        }
    }

    private static void make(Path path) throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(ONLY_OWNER);
        Path parent = path.getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            Files.createDirectories(parent, mode);
        }
        try {
            Files.createDirectory(path, mode);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new FolderRefused(path + " is not a folder; move it out of the way", e);
            }
        }
    }

    private static void check(Path path, long uid) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(path, "unix:uid,permissions", LinkOption.NOFOLLOW_LINKS);
        long owner = ((Number) attributes.get("uid")).longValue();
        if (owner != uid) {
            throw new FolderRefused("the folder " + path + " belongs to user " + owner + ", not to user " + uid
                    + " who runs this; remove it, or run as its owner");
        }
        if (!ONLY_OWNER.equals(attributes.get("permissions"))) {
            Files.setPosixFilePermissions(path, ONLY_OWNER);
        }
    }

    /** The path of a file in this folder. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** What went wrong, in the words of the system where it has any: {@code No space left on device}. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied at " + e.getMessage();
        }
        if (e instanceof NoSuchFileException) {
            return "no such folder: " + e.getMessage();
        }
        if (e instanceof FileAlreadyExistsException) {
            return e.getMessage() + " is not a folder";
        }
        return String.valueOf(e.getMessage());
    }
}
