package io.shareterm.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command shared without a local terminal, as a process.
 *
 * @param process the process of {@code shareterm share}
 * @param links what it gave out
 */
record ShareProcess(RunningProcess process, Links links) implements AutoCloseable {

    /**
     * What {@code --links-file} gets.
     *
     * @param session the session's address
     * @param helper the link that lets type
     * @param observer the link that lets watch
     */
    record Links(String session, String helper, String observer) {
        static Links read(Path file) {
            try {
                var json = JsonMapper.builder().build().readTree(Programs.read(file));
                return new Links(
                        json.required("session").asText(),
                        json.required("helper").asText(),
                        json.required("observer").asText());
            } catch (JsonProcessingException e) {
                throw new AssertionError("links file: " + Programs.read(file), e);
            }
        }
    }

    /** Shares through a broker that is recognized by its fingerprint. */
    static ShareProcess through(Sandbox sandbox, String broker, String fingerprint, List<String> command) {
        return start(sandbox, List.of("--broker", broker, "--pin", fingerprint), command);
    }

    static ShareProcess through(Sandbox sandbox, BrokerProcess broker, String... command) {
        return through(sandbox, broker.address(), broker.fingerprint(), List.of(command));
    }

    /** Shares headless with more flags, and waits for the links. */
    static ShareProcess start(Sandbox sandbox, List<String> flags, List<String> command) {
        var file = sandbox.file("links-" + System.nanoTime() + ".json");
        var words = new ArrayList<>(List.of("share", "--headless", "--links-file", file.toString()));
        words.addAll(flags);
        words.add("--");
        words.addAll(command);
        var process = sandbox.start("share", Programs.shareterm(words.toArray(String[]::new)));
        process.awaiting("the links", () -> Files.exists(file));
        return new ShareProcess(process, Links.read(file));
    }

    String helper() {
        return links.helper();
    }

    String observer() {
        return links.observer();
    }

    @Override
    public void close() {
        process.close();
    }
}
