package io.perdollar.jobs.export;

import io.perdollar.jobs.config.ConfigurationException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A version of FOCUS whose columns can be written. */
public enum FocusVersion {
    V1_2("1.2"),
    /** Names who sells and who runs a service; has ProviderName and PublisherName still, as deprecated. */
    V1_3("1.3");

    private final String number;

    FocusVersion(String number) {
        this.number = number;
    }

    /** As the specification is called. */
    public String number() {
        return number;
    }

    /**
     * The version of a number.
     *
     * @throws ConfigurationException if its columns are not known
     */
    public static FocusVersion parse(String number) {
        return Arrays.stream(values())
                .filter(version -> version.number.equals(number))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException("--focus: expected "
                        + Arrays.stream(values()).map(FocusVersion::number).collect(Collectors.joining(" or "))
                        + ", got " + number + "; name one of these"));
    }
}
