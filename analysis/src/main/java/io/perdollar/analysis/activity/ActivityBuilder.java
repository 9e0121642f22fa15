package io.perdollar.analysis.activity;

import io.perdollar.analysis.time.Micros;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Adds up the log lines of one subject into days (equations §8). Lines may come in any order, from any number of builders
 * that are merged afterwards: the result is the same. In the common case a line makes no object. Not thread-safe; one
 * builder per thread.
 *
 * <p>Counts, tokens and bytes go to the hour of the log's own timestamp, arrivals and tokens per minute to the minute of
 * the arrival, time in flight to every minute that it overlaps. Requests and unrecognised lines keep the subject busy;
 * everything else but the count of unrecognised lines is taken from requests alone.
 */
public final class ActivityBuilder {
    /** Longest duration of a line in microseconds, 31 days. A log that claims more is wrong about that line. */
    public static final long LONGEST = 31 * Micros.DAY;

    /** Largest number of bytes or tokens of a line. A log that claims more is wrong about that line. */
    public static final long LARGEST = 1_000_000_000_000_000L;

    /** 9999-12-31T24:00Z; times lie between this and its negative. */
    private static final long LATEST = 253_402_300_800L * Micros.SECOND;

    /** No instant lies in the hour that starts here. */
    private static final long NO_HOUR = Long.MAX_VALUE / 4;

    private static final HourCells NOTHING = new HourCells();

    private final boolean counting;
    private final Map<Long, HourCells> hours = new HashMap<>();
    private final StretchCollector stretches = new StretchCollector();

    /** Hour → how many more requests than in the hour before are in flight throughout; only long requests come here. */
    private final TreeMap<Long, Long> throughout = new TreeMap<>();

    private long loggedHour = NO_HOUR;
    private HourCells loggedCells = NOTHING;
    private long arrivalHour = NO_HOUR;
    private HourCells arrivalCells = NOTHING;

    /** For a source whose lines count. */
    public ActivityBuilder() {
        this(true);
    }

    private ActivityBuilder(boolean counting) {
        this.counting = counting;
    }

    /** For a source with {@code counts: false}: its lines keep a VM busy and nothing else. */
    public static ActivityBuilder inFlightOnly() {
        return new ActivityBuilder(false);
    }

    /**
     * Adds one line.
     *
     * @param kind what it counts as
     * @param loggedAt the log's own timestamp, epoch microseconds
     * @param arrival epoch microseconds
     * @param completion epoch microseconds, at most {@link #LONGEST} after the arrival; the arrival itself where the log
     *     has no duration
     * @param hasDuration whether the log has a duration
     * @param bytes sent, at most {@link #LARGEST}; -1 where not logged
     * @param tokensIn prompt tokens; -1 where not logged
     * @param tokensOut completion tokens; -1 where not logged
     * @param tokensCached prompt tokens answered from a cache; -1 where not logged
     * @throws IllegalArgumentException if a figure lies outside these ranges; the builder is as before
     */
    public void add(
            LineKind kind,
            long loggedAt,
            long arrival,
            long completion,
            boolean hasDuration,
            long bytes,
            long tokensIn,
            long tokensOut,
            long tokensCached) {
        requireTimes(loggedAt, arrival, completion);
        requireNumbers(bytes, tokensIn, tokensOut, tokensCached);
        if (kind != LineKind.IGNORED) {
            stretches.add(arrival, completion);
        }
        if (!counting) {
            return;
        }
        HourCells cells = loggedCells(loggedAt);
        switch (kind) {
            case IGNORED -> cells.countIgnored();
            case UNRECOGNISED -> cells.countUnrecognised();
            case SERVED, FAILED -> {
                cells.countRequest(kind == LineKind.SERVED, bytes, tokensIn, tokensOut, tokensCached);
                if (hasDuration) {
                    cells.countLatency(completion - arrival);
                }
                flow(arrival, completion, tokensOut);
            }
        }
    }

    private static void requireTimes(long loggedAt, long arrival, long completion) {
        if (arrival < -LATEST || completion > LATEST || loggedAt < -LATEST || loggedAt > LATEST) {
            throw new IllegalArgumentException("expected times up to the year 9999, got " + loggedAt + ", " + arrival
                    + " to " + completion + " us");
        }
        if (completion < arrival || completion - arrival > LONGEST) {
            throw new IllegalArgumentException("expected a completion within 31 days after the arrival, got "
                    + Micros.instant(arrival) + " to " + Micros.instant(completion));
        }
    }

    private static void requireNumbers(long bytes, long tokensIn, long tokensOut, long tokensCached) {
        // Negative if one of the eight differences is: below -1, or above the largest.
        long outside = (bytes + 1)
                | (tokensIn + 1)
                | (tokensOut + 1)
                | (tokensCached + 1)
                | (LARGEST - bytes)
                | (LARGEST - tokensIn)
                | (LARGEST - tokensOut)
                | (LARGEST - tokensCached);
        if (outside < 0) {
            throw new IllegalArgumentException("expected bytes and tokens of -1 (absent) to " + LARGEST + ", got "
                    + bytes + ", " + tokensIn + ", " + tokensOut + ", " + tokensCached);
        }
    }

    /** Books a request in the minutes that it arrived in and was in flight in. */
    private void flow(long arrival, long completion, long tokensOut) {
        HourCells cells = arrivalCells(arrival);
        long sinceHour = arrival - arrivalHour;
        int minute = (int) (sinceHour / Micros.MINUTE);
        cells.arrive(minute, tokensOut);
        if (completion <= arrivalHour + (minute + 1) * Micros.MINUTE) {
            cells.fly(minute, completion - arrival);
        } else {
            overlap(arrival, completion);
        }
    }

    private void overlap(long arrival, long completion) {
        long firstFull = Micros.hourStart(arrival + Micros.HOUR - 1);
        long end = Micros.hourStart(completion);
        if (firstFull < end) {
            throughout.merge(firstFull, 1L, Long::sum);
            throughout.merge(end, -1L, Long::sum);
            fly(arrival, firstFull);
            fly(end, completion);
        } else {
            fly(arrival, completion);
        }
    }

    private void fly(long from, long to) {
        for (long at = from; at < to; ) {
            HourCells cells = arrivalCells(at);
            int minute = (int) ((at - arrivalHour) / Micros.MINUTE);
            long until = Math.min(to, arrivalHour + (minute + 1) * Micros.MINUTE);
            cells.fly(minute, until - at);
            at = until;
        }
    }

    private HourCells loggedCells(long instant) {
        if (isOutside(instant - loggedHour)) {
            loggedHour = Micros.hourStart(instant);
            loggedCells = cells(loggedHour);
        }
        return loggedCells;
    }

    private HourCells arrivalCells(long instant) {
        if (isOutside(instant - arrivalHour)) {
            arrivalHour = Micros.hourStart(instant);
            arrivalCells = cells(arrivalHour);
        }
        return arrivalCells;
    }

    private static boolean isOutside(long sinceHour) {
        return (sinceHour | (Micros.HOUR - 1 - sinceHour)) < 0;
    }

    private HourCells cells(long hour) {
        return hours.computeIfAbsent(hour, start -> new HourCells());
    }

    /**
     * Says that a batch of lines begins; it changes no result. What is remembered from line to line is dropped, so that a JIT
     * compiler sees early and often that a day or an hour can change, and does not have to compile again when one does.
     */
    public void startBatch() {
        stretches.close();
        loggedHour = NO_HOUR;
        arrivalHour = NO_HOUR;
    }

    /** Adds everything that another builder of the same subject holds, which stays as it is. */
    public void merge(ActivityBuilder other) {
        if (counting != other.counting) {
            throw new IllegalArgumentException("a builder that counts and one that does not must not be merged");
        }
        if (other == this) {
            throw new IllegalArgumentException("a builder must not be merged with itself");
        }
        other.hours.forEach((hour, cells) -> cells(hour).merge(cells));
        other.throughout.forEach((hour, change) -> throughout.merge(hour, change, Long::sum));
        stretches.merge(other.stretches);
    }

    /** What was logged so far, one activity per UTC day, oldest first; more lines may follow. */
    public List<DayActivity> build() {
        SortedMap<Long, Long> level = levelByHour();
        BusyStretches busy = stretches.stretches();
        SortedSet<Long> starts = new TreeSet<>();
        hours.keySet().forEach(hour -> starts.add(Micros.dayStart(hour)));
        for (int i = 0; i < busy.size(); i++) {
            starts.add(Micros.dayStart(busy.from(i)));
        }
        List<DayActivity> days = new ArrayList<>(starts.size());
        int first = 0;
        for (long start : starts) {
            int end = first;
            while (end < busy.size() && busy.from(end) < start + Micros.DAY) {
                end++;
            }
            days.add(day(start, level, busy.slice(first, end)));
            first = end;
        }
        return List.copyOf(days);
    }

    private DayActivity day(long start, SortedMap<Long, Long> level, BusyStretches busy) {
        List<HourActivity> counted = new ArrayList<>(24);
        Minutes.Columns minutes = new Minutes.Columns();
        for (int hourOfDay = 0; hourOfDay < 24; hourOfDay++) {
            long hour = start + hourOfDay * Micros.HOUR;
            HourCells cells = hours.getOrDefault(hour, NOTHING);
            counted.add(cells.hour());
            cells.minutes(hourOfDay, level.getOrDefault(hour, 0L), minutes);
        }
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(start, Micros.DAY));
        return new DayActivity(day, counted, minutes.build(), busy);
    }

    /** Hours in which long requests were in flight throughout → how many. */
    private SortedMap<Long, Long> levelByHour() {
        SortedMap<Long, Long> levels = new TreeMap<>();
        long level = 0;
        long since = 0;
        for (Map.Entry<Long, Long> change : throughout.entrySet()) {
            for (long hour = since; level > 0 && hour < change.getKey(); hour += Micros.HOUR) {
                levels.put(hour, level);
            }
            since = change.getKey();
            level += change.getValue();
        }
        return levels;
    }
}
