package io.shareterm.protocol.vectors;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shareterm.protocol.crypto.SymmetricKey;
import io.shareterm.protocol.identity.SessionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;

/** The files of {@code protocol/vectors}, which an implementation of its own has made. */
final class Vectors {

    private Vectors() {}

    static JsonNode read(String name) {
        try {
            return new ObjectMapper()
                    .readTree(Path.of("vectors", name + ".json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> list(JsonNode file, String field) {
        return StreamSupport.stream(file.required(field).spliterator(), false).toList();
    }

    static ByteString hex(JsonNode node, String field) {
        return ByteString.fromArray(HexFormat.of().parseHex(text(node, field)));
    }

    static String text(JsonNode node, String field) {
        return node.required(field).textValue();
    }

    static long number(JsonNode node, String field) {
        return node.required(field).longValue();
    }

    static int small(JsonNode node, String field) {
        return Math.toIntExact(number(node, field));
    }

    static SymmetricKey key(JsonNode node, String field) {
        return new SymmetricKey(hex(node, field));
    }

    static SessionId session(JsonNode node) {
        return new SessionId(text(node, "session"));
    }

    /** Gives these bytes and then no more. */
    static SecureRandom random(ByteString bytes) {
        return new SecureRandom() {
            private static final long serialVersionUID = 1L;
            private int given;

            @Override
            public void nextBytes(byte[] target) {
                bytes.slice(given, given + target.length).copyToArray(target, 0, target.length);
                given += target.length;
                if (given > bytes.size()) {
                    throw new IllegalStateException("more randomness is wanted than the vector has");
                }
            }
        };
    }
}
