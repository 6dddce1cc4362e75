package io.shareterm.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A broker as a process of its own on a free port of the loopback.
 *
 * @param process the process
 * @param port where it listens
 * @param fingerprint what {@code --pin} takes
 */
record BrokerProcess(RunningProcess process, int port, String fingerprint) implements AutoCloseable {

    static BrokerProcess start(Sandbox sandbox, String... arguments) {
        var ready = sandbox.file("ready-" + System.nanoTime() + ".json");
        var words = new ArrayList<>(List.of("--listen", "127.0.0.1:0", "--ready-file", ready.toString()));
        words.addAll(List.of(arguments));
        var command = Programs.broker(words.toArray(String[]::new));
        var process = sandbox.start("broker", command);
        return awaitReady(process, ready);
    }

    /** The broker, once it has written its ready file. */
    static BrokerProcess awaitReady(RunningProcess process, Path ready) {
        process.awaiting("its ready file", () -> Files.exists(ready));
        try {
            var json = JsonMapper.builder().build().readTree(Programs.read(ready));
            return new BrokerProcess(
                    process,
                    json.required("port").asInt(),
                    json.required("fingerprint").asText());
        } catch (JsonProcessingException e) {
            throw new AssertionError("ready file: " + Programs.read(ready), e);
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.close();
    }
}
