package io.shareterm.load.tls;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.sun.management.OperatingSystemMXBean;
import com.typesafe.config.ConfigFactory;
import io.shareterm.config.state.PrivateFolder;
import io.shareterm.config.tls.SelfSigned;
import io.shareterm.config.tls.ServerTls;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * The measured process: one variant on a free loopback port. Reads commands from stdin, one a line, answers each with one
 * line on stdout: {@code flood}, {@code idle}, {@code counters} (CPU nanoseconds of this process, frames) and
 * {@code heap} (bytes in use after collection). The first line it prints is its port.
 */
final class TlsServer {
    /** A second collection takes what the first only made ready: cleaners, weak keys. */
    private static final int COLLECTIONS = 3;

    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final Viewers viewers = new Viewers();

    private TlsServer() {}

    /** Arguments: the variant, the folder of the certificate. */
    public static void main(String[] args) {
        new TlsServer().serve(Variant.valueOf(args[0]), Path.of(args[1]));
    }

    private void serve(Variant variant, Path certificates) {
        SSLContext context = ServerTls.of(SelfSigned.in(new PrivateFolder(certificates), List.of(), Clock.systemUTC()))
                .context();
        ActorSystem<Void> system =
                ActorSystem.create(Behaviors.empty(), "measured", ConfigFactory.load("shareterm-edge"));
        int port = Listeners.listen(variant, system, context, viewers);
        Lines.answer(Integer.toString(port));
        Lines.each(this::answer);
        system.terminate();
    }

    private String answer(String command) {
        return switch (command) {
            case "flood" -> mode(true);
            case "idle" -> mode(false);
            case "counters" -> process.getProcessCpuTime() + " " + viewers.frames();
            case "heap" -> Long.toString(heapAfterCollection());
            default -> throw new IllegalArgumentException("unknown command: " + command);
        };
    }

    private String mode(boolean flood) {
        viewers.flood(flood);
        return "ok";
    }

    private long heapAfterCollection() {
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
