package io.perdollar.reporting.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d+}");

    @Test
    void everyLanguageHasTheSameKeys() throws IOException {
        for (String bundle : new String[] {"messages", "mail"}) {
            assertEquals(
                    new TreeSet<>(load(bundle).keySet()),
                    new TreeSet<>(load(bundle + "_ko").keySet()));
        }
    }

    @Test
    void everyLanguageNamesTheSameArguments() throws IOException {
        for (String bundle : new String[] {"messages", "mail"}) {
            Properties korean = load(bundle + "_ko");
            load(bundle)
                    .forEach((key, text) -> assertEquals(
                            places((String) text), places(korean.getProperty((String) key)), (String) key));
        }
    }

    @Test
    void noKeyOccursTwice() throws IOException {
        for (String bundle : new String[] {"messages", "messages_ko"}) {
            Set<String> seen = new TreeSet<>();
            try (InputStream in = Texts.class.getResourceAsStream(bundle + ".properties")) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("=") && !line.startsWith("#"))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .forEach(key -> assertTrue(seen.add(key), bundle + ": " + key));
            }
        }
    }

    @Test
    void noTextIsEmpty() throws IOException {
        for (String bundle : new String[] {"messages", "messages_ko", "mail", "mail_ko"}) {
            load(bundle).forEach((key, text) -> assertFalse(((String) text).isBlank(), bundle + ": " + key));
        }
    }

    @Test
    void putsArgumentsInAsTheyStand() {
        assertEquals("Cost (US$)", Texts.of(Language.ENGLISH).get("unit", "Cost", "US$"));
        assertEquals("합계", Texts.of(Language.KOREAN).get("total"));
    }

    @Test
    void refusesAnUnknownKey() {
        assertThrows(
                MissingResourceException.class, () -> Texts.of(Language.ENGLISH).get("no.such.key"));
    }

    @Test
    void namesTheLanguagesItKnows() {
        assertEquals(Language.KOREAN, Language.parse("ko"));
        assertEquals(
                "report.language: expected en or ko, got 'fr'",
                assertThrows(IllegalArgumentException.class, () -> Language.parse("fr"))
                        .getMessage());
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(text).results().map(MatchResult::group).forEach(places::add);
        return places;
    }

    private static Properties load(String bundle) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream(bundle + ".properties");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
