package io.shareterm.agent.pty;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the file of a command before anything is started, by the rules of {@code execvp} (POSIX.1-2017): the native
 * launcher says only "Exec_tty error:Unknown reason".
 */
public final class CommandLookup {
    private final String searchPath;
    private final Path workingFolder;

    /**
     * Searches as this process would.
     *
     * @param searchPath folders separated as in {@code PATH}; an empty part is the working folder
     * @param workingFolder where a command with a slash in its name starts from
     */
    public CommandLookup(String searchPath, Path workingFolder) {
        this.searchPath = searchPath;
        this.workingFolder = workingFolder;
    }

    /**
     * Finds the file.
     *
     * @return the absolute path of the executable file
     * @throws CommandNotFoundException with a sentence that says what is wrong and what to do
     */
    public Path find(String command) throws CommandNotFoundException {
        if (command.isEmpty()) {
            throw new CommandNotFoundException("the command after -- is empty: name a program");
        }
        if (command.indexOf('/') >= 0) {
            return executable(command, resolve(workingFolder, command));
        }
        Optional<Path> notExecutable = Optional.empty();
        for (String folder : searchPath.split(File.pathSeparator, -1)) {
            Optional<Path> file = resolve(workingFolder, folder)
                    .flatMap(path -> resolve(path, command))
                    .filter(Files::isRegularFile);
            if (file.isPresent() && Files.isExecutable(file.get())) {
                return file.get();
            }
            notExecutable = notExecutable.or(() -> file);
        }
        if (notExecutable.isPresent()) {
            return executable(command, notExecutable);
        }
        throw new CommandNotFoundException(
                "command not found: " + command + " (in no folder of PATH): install it, or give its path");
    }

    private static Path executable(String command, Optional<Path> path) throws CommandNotFoundException {
        Path file = path.filter(Files::exists)
                .orElseThrow(() -> new CommandNotFoundException("no such file: " + command + ": check the path"));
        if (Files.isDirectory(file)) {
            throw new CommandNotFoundException("this is a folder, not a command: " + command);
        }
        if (!Files.isExecutable(file)) {
            throw new CommandNotFoundException("not executable: " + file + ": try chmod +x on it, or another command");
        }
        return file;
    }

    private static Optional<Path> resolve(Path base, String name) {
        try {
            return Optional.of(base.resolve(name).toAbsolutePath());
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
