package io.shareterm.terminal.parser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes down every event as a readable line; neighbouring parts of a run or of a DCS become one. */
final class RecordingHandler implements ParserHandler {
    private final List<String> events = new ArrayList<>();

    static List<String> eventsOf(byte[] stream) {
        RecordingHandler handler = new RecordingHandler();
        new VtParser(handler).parse(stream, 0, stream.length);
        return handler.events();
    }

    static List<String> eventsOf(String stream) {
        return eventsOf(stream.getBytes(StandardCharsets.UTF_8));
    }

    List<String> events() {
        return List.copyOf(events);
    }

    @Override
    public void printAscii(byte[] data, int from, int to) {
        extend("print ", new String(data, from, to - from, StandardCharsets.US_ASCII));
    }

    @Override
    public void print(int codePoint) {
        extend("print ", Character.toString(codePoint));
    }

    @Override
    public void execute(int control) {
        events.add("execute %02x".formatted(control));
    }

    @Override
    public void escDispatch(int function) {
        events.add("esc " + Function.describe(function));
    }

    @Override
    public void csiDispatch(int function, Parameters parameters) {
        events.add("csi " + Function.describe(function) + " " + text(parameters));
    }

    @Override
    public void oscDispatch(ControlString string) {
        events.add("osc " + string.text(0) + (string.truncated() ? " (truncated)" : ""));
    }

    @Override
    public void dcsHook(int function, Parameters parameters) {
        events.add("hook " + Function.describe(function) + " " + text(parameters));
    }

    @Override
    public void dcsPut(byte[] data, int from, int to) {
        extend("put ", new String(data, from, to - from, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void dcsUnhook(boolean cancelled) {
        events.add(cancelled ? "unhook cancelled" : "unhook");
    }

    private void extend(String prefix, String text) {
        int last = events.size() - 1;
        if (last >= 0 && events.get(last).startsWith(prefix)) {
            events.set(last, events.get(last) + text);
        } else {
            events.add(prefix + text);
        }
    }

    private static String text(Parameters parameters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parameters.count(); i++) {
            text.append(i > 0 ? ";" : "").append(number(parameters.get(i, Parameters.OMITTED)));
            for (int j = 0; j < parameters.subCount(i); j++) {
                text.append(':').append(number(parameters.sub(i, j, Parameters.OMITTED)));
            }
        }
        return text.toString();
    }

    private static String number(int value) {
        return value == Parameters.OMITTED ? "-" : Integer.toString(value);
    }
}
