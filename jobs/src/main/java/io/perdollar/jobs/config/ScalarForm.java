package io.perdollar.jobs.config;

import io.perdollar.analysis.advice.Rate;
import io.perdollar.analysis.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How one kind of scalar is written.
 *
 * @param expected what messages say should stand there
 * @param parse throws {@link IllegalArgumentException}, {@link ArithmeticException} or {@link DateTimeException} on anything else
 * @param remedy what to do about a text that does not parse
 */
record ScalarForm<T>(String expected, Function<String, T> parse, Function<String, String> remedy) {
    private static final Pattern DURATION_SHAPE = Pattern.compile("(\\d{1,9})\\s*(s|m|h|d)");
    private static final Pattern SIZE_SHAPE = Pattern.compile("(\\d{1,9})\\s*(B|KB|MB|GB|TB)");
    private static final Pattern RATE_SHAPE =
            Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s*([kM])?\\s*(tokens)?\\s*/\\s*h");
    private static final Pattern PERCENT_SHAPE = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,6})?)\\s*%");
    private static final Pattern PARAMETERS_SHAPE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)\\s*([MBT])");

    private static final Pattern NAME_SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    ScalarForm(String expected, Function<String, T> parse) {
        this(expected, parse, text -> "correct the value");
    }

    static final ScalarForm<String> TEXT = new ScalarForm<>("a text", ScalarForm::notBlank);
    static final ScalarForm<Boolean> BOOLEAN = new ScalarForm<>("true or false", ScalarForm::bool);
    static final ScalarForm<Duration> DURATION =
            new ScalarForm<>("a duration such as 90s, 5m, 24h or 400d", ScalarForm::duration);
    static final ScalarForm<Long> SIZE = new ScalarForm<>("a size such as 500 MB or 20 GB", ScalarForm::size);
    static final ScalarForm<BigDecimal> PERCENT =
            new ScalarForm<>("a percentage such as 0%, 1% or 2.5%", ScalarForm::percent);
    static final ScalarForm<Rate> PER_HOUR =
            new ScalarForm<>("a rate such as 400/h or 1.2M tokens/h", ScalarForm::perHour);
    static final ScalarForm<BigDecimal> PARAMETERS =
            new ScalarForm<>("a number of parameters such as 7B or 350M", ScalarForm::parameters);
    static final ScalarForm<CurrencyCode> CURRENCY =
            new ScalarForm<>("a currency of three capital letters such as USD", ScalarForm::currency);
    static final ScalarForm<ZoneId> ZONE = new ScalarForm<>(
            "a time zone such as UTC, Asia/Seoul or Europe/Berlin", ScalarForm::zone, ScalarForm::zoneRemedy);
    static final ScalarForm<String> NAME = matching("a name of letters, digits, '.', '_' and '-'", NAME_SHAPE);
    static final ScalarForm<String> EMAIL =
            matching("an e-mail address", Pattern.compile("[^\\s@<>,;:\"\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]{1,253}"));
    static final ScalarForm<BigDecimal> POSITIVE = new ScalarForm<>("a number above 0", ScalarForm::positive);

    static ScalarForm<Integer> integer(int least, int most) {
        return new ScalarForm<>("a whole number from " + least + " to " + most, text -> {
            int number = Integer.parseInt(text);
            require(number >= least && number <= most);
            return number;
        });
    }

    static ScalarForm<String> matching(String expected, Pattern shape) {
        return new ScalarForm<>(expected, text -> {
            require(shape.matcher(text).matches());
            return text;
        });
    }

    /** One of an enum's names, in lower case with dashes. */
    static <E extends Enum<E>> ScalarForm<E> oneOf(Class<E> type) {
        String words =
                Arrays.stream(type.getEnumConstants()).map(ScalarForm::word).collect(Collectors.joining(" | "));
        return new ScalarForm<>(
                words,
                text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> word(constant).equals(text))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String notBlank(String text) {
        require(!text.isBlank());
        return text;
    }

    private static Boolean bool(String text) {
        require(text.equals("true") || text.equals("false"));
        return text.equals("true");
    }

    private static Duration duration(String text) {
        Matcher match = matched(DURATION_SHAPE, text);
        long amount = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static Long size(String text) {
        Matcher match = matched(SIZE_SHAPE, text);
        int thousands = Arrays.asList("B", "KB", "MB", "GB", "TB").indexOf(match.group(2));
        return new BigDecimal(match.group(1)).scaleByPowerOfTen(3 * thousands).longValueExact();
    }

    /** As a share: {@code 2.5%} is 0.025. */
    private static BigDecimal percent(String text) {
        return new BigDecimal(matched(PERCENT_SHAPE, text).group(1)).movePointLeft(2);
    }

    private static Rate perHour(String text) {
        Matcher match = matched(RATE_SHAPE, text);
        int zeros = match.group(2) == null ? 0 : match.group(2).equals("k") ? 3 : 6;
        BigDecimal perHour = positive(match.group(1)).scaleByPowerOfTen(zeros);
        return new Rate(perHour, match.group(3) == null ? Rate.Unit.REQUESTS : Rate.Unit.OUTPUT_TOKENS);
    }

    private static BigDecimal parameters(String text) {
        Matcher match = matched(PARAMETERS_SHAPE, text);
        int zeros = 6 + 3 * "MBT".indexOf(match.group(2));
        return positive(match.group(1)).scaleByPowerOfTen(zeros);
    }

    private static CurrencyCode currency(String text) {
        java.util.Currency.getInstance(text); // refuses what ISO 4217 does not list
        return new CurrencyCode(text);
    }

    private static ZoneId zone(String text) {
        return ZoneId.of(text);
    }

    private static String zoneRemedy(String text) {
        return Nearest.of(text, ZoneId.getAvailableZoneIds())
                .map(near -> "did you mean " + near + "?")
                .orElse("use a name of the IANA time zone database");
    }

    private static BigDecimal positive(String text) {
        require(text.length() <= 30);
        BigDecimal number = new BigDecimal(text);
        require(number.signum() > 0 && Math.abs((long) number.scale()) <= 20);
        return number;
    }

    private static Matcher matched(Pattern shape, String text) {
        Matcher match = shape.matcher(text);
        require(match.matches());
        return match;
    }

    private static void require(boolean right) {
        if (!right) {
            throw new IllegalArgumentException();
        }
    }
}
