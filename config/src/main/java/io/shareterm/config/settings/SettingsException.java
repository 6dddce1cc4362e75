package io.shareterm.config.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used. Its message is for the person who wrote them: all problems, one to a line. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<Problem> problems;

    /** @param problems at least one */
    public SettingsException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    SettingsException(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problems = List.of(problem);
    }

    public List<Problem> problems() {
        return problems;
    }
}
