package io.shareterm.agent.cli;

import io.shareterm.agent.local.OutwardAddress;
import io.shareterm.config.state.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Gives the links out, and takes the file back at the end: the links die with the session. */
final class LinkBoard implements AutoCloseable {
    private final Surroundings surroundings;
    private final SharePlan.LinkOutput output;
    private Optional<Path> written = Optional.empty();

    LinkBoard(Surroundings surroundings, SharePlan.LinkOutput output) {
        this.surroundings = surroundings;
        this.output = output;
    }

    void show(Links links) {
        output.file().ifPresent(file -> {
            PrivateFile.replace(file, links.json());
            written = Optional.of(file);
        });
        surroundings.out().print(output.json() ? links.json() : links.text());
        surroundings.out().flush();
        if (OutwardAddress.isLoopback(links.helper().broker().host())) {
            surroundings.say("these links reach this machine only; for people elsewhere use --broker HOST:PORT, or"
                    + " --listen 0.0.0.0:PORT on a machine that they reach");
        }
    }

    @Override
    public void close() throws IOException {
        if (written.isPresent()) {
            Files.deleteIfExists(written.get());
        }
    }
}
