package io.perdollar.analysis.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EndpointPropertyTest {
    @Property(tries = 3_000)
    void matchesWhatAPlainRegularExpressionMatches(@ForAll("patterns") String pattern, @ForAll("paths") String path) {
        EndpointRules rules = new EndpointRules(List.of(Endpoint.parse("POST " + pattern)), List.of());
        boolean expected = !path.isEmpty()
                && regex(pattern)
                        .matcher(path.replaceFirst("\\?.*", "").replaceFirst("(?<=.)/$", ""))
                        .matches();

        assertEquals(
                expected ? PathKind.INFERENCE : path.isEmpty() ? PathKind.IGNORE : PathKind.OTHER,
                rules.classifyPath("POST", path));
        assertEquals(PathKind.IGNORE, rules.classifyPath("GET", path));
    }

    private static Pattern regex(String pattern) {
        String text = pattern.replaceFirst("(?<=.)/$", "")
                .replaceAll("^\\*\\*", ".<>")
                .replaceAll("/\\*\\*$", "/.+")
                .replaceAll("(?<![<>])\\*", "[^/]+")
                .replace(".<>", ".*");
        return Pattern.compile(text, Pattern.DOTALL);
    }

    @Provide
    Arbitrary<String> patterns() {
        Arbitrary<String> segment = Arbitraries.of("a", "b", "ab", "*", "a*", "*b", "a*b", "*:a");
        return Combinators.combine(
                        Arbitraries.of("", "**"),
                        segment.list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of("", "", "/**", "/"))
                .as((prefix, segments, tail) -> prefix + "/" + String.join("/", segments) + tail);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.strings()
                .withChars('a', 'b', '/', '/', ':', '?')
                .ofMaxLength(10)
                .map(text -> text.isEmpty() || text.charAt(0) == ':' ? text : "/" + text);
    }
}
