package io.perdollar.analysis.replay;

import io.perdollar.analysis.activity.ActivityTimeline;
import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.activity.HourActivity;
import io.perdollar.analysis.activity.LatencyHistogram;
import io.perdollar.analysis.activity.Minutes;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The requests of one service, all its VMs together, in the covered, billed minutes of a window (equations §13). Immutable. */
public final class Demand {
    /** Shorter mean times are instants: such a log states no durations. */
    private static final double SHORTEST_SECONDS = 0.001;

    private final Interval window;
    private final Intervals replayed;
    private final long[] minutes;
    private final long[] arrivals;
    private final long[] inFlight;
    private final long[] tokensOut;
    private final LatencyHistogram latency;
    private final long requests;
    private final long inFlightMicros;

    private Demand(
            Interval window, Intervals replayed, long[] arrived, long[] busy, long[] tokens, LatencyHistogram latency) {
        this.window = window;
        this.replayed = replayed;
        this.latency = latency;
        int size = 0;
        for (int minute = 0; minute < arrived.length; minute++) {
            size += arrived[minute] > 0 || busy[minute] > 0 ? 1 : 0;
        }
        minutes = new long[size];
        arrivals = new long[size];
        inFlight = new long[size];
        tokensOut = new long[size];
        int at = 0;
        for (int minute = 0; minute < arrived.length; minute++) {
            if (arrived[minute] > 0 || busy[minute] > 0) {
                minutes[at] = window.from() + minute * Micros.MINUTE;
                arrivals[at] = arrived[minute];
                inFlight[at] = busy[minute];
                tokensOut[at++] = tokens[minute];
            }
        }
        requests = Arrays.stream(arrivals).sum();
        inFlightMicros = Arrays.stream(inFlight).sum();
    }

    /**
     * The requests of these timelines.
     *
     * @param window whole UTC hours
     * @param replayed the covered, billed instants inside it
     */
    public static Demand of(Interval window, Intervals replayed, Collection<ActivityTimeline> timelines) {
        Intervals inside = replayed.clip(window);
        int minutes = Math.toIntExact(window.length() / Micros.MINUTE);
        long[] arrived = new long[minutes];
        long[] busy = new long[minutes];
        long[] tokens = new long[minutes];
        LatencyHistogram latency = LatencyHistogram.EMPTY;
        for (ActivityTimeline timeline : timelines) {
            for (DayActivity day : timeline.days()) {
                long start = day.day().toEpochDay() * Micros.DAY;
                if (start + Micros.DAY <= window.from() || start >= window.to()) {
                    continue;
                }
                addMinutes(day.minutes(), start - window.from(), window, inside, arrived, busy, tokens);
                for (int hour = 0; hour < 24; hour++) {
                    HourActivity activity = day.hour(hour);
                    if (!activity.latency().isEmpty() && inside.contains(start + hour * Micros.HOUR)) {
                        latency = latency.plus(activity.latency());
                    }
                }
            }
        }
        return new Demand(window, inside, arrived, busy, tokens, latency);
    }

    private static void addMinutes(
            Minutes minutes,
            long dayStart,
            Interval window,
            Intervals inside,
            long[] arrived,
            long[] busy,
            long[] tokens) {
        for (int place = 0; place < minutes.size(); place++) {
            long since = dayStart + minutes.minuteOfDay(place) * Micros.MINUTE;
            if (since >= 0 && since < window.length() && inside.contains(window.from() + since)) {
                int minute = (int) (since / Micros.MINUTE);
                arrived[minute] += minutes.arrivals(place);
                busy[minute] += minutes.inFlightMicros(place);
                Long out = minutes.tokensOut(place);
                tokens[minute] += out == null ? 0 : out;
            }
        }
    }

    /** No request in a window of which nothing is known. */
    public static Demand none(Interval window) {
        return of(window, Intervals.EMPTY, List.of());
    }

    /** The hours that the demand was read from. */
    public Interval window() {
        return window;
    }

    /** The covered, billed instants. */
    public Intervals replayed() {
        return replayed;
    }

    /** Requests that arrived in them. */
    public long requests() {
        return requests;
    }

    /** Mean time of a request in seconds; 0 where the log states none. */
    public double meanSeconds() {
        double mean = requests == 0 ? 0 : (double) inFlightMicros / requests / Micros.SECOND;
        return mean < SHORTEST_SECONDS || latency.isEmpty() ? 0 : mean;
    }

    /** Mean output tokens of a request; 0 where no log counts them. */
    public double meanTokensOut() {
        return requests == 0 ? 0 : (double) Arrays.stream(tokensOut).sum() / requests;
    }

    /** Σ over requests of the time in flight, microseconds. */
    public long inFlightMicros() {
        return inFlightMicros;
    }

    LatencyHistogram latency() {
        return latency;
    }

    /** How many minutes have requests. */
    public int minutes() {
        return minutes.length;
    }

    /** Start of a minute with requests in flight, epoch microseconds, ascending. */
    public long minute(int place) {
        return minutes[place];
    }

    /** Requests that arrived in it. */
    public long arrivals(int place) {
        return arrivals[place];
    }

    /** Σ over requests of the time in flight in it, microseconds. */
    public long inFlight(int place) {
        return inFlight[place];
    }

    /** The most requests of ten minutes in a row, times six: at least so many an hour were answered. */
    public long busiestHourlyRate() {
        long best = 0;
        long sum = 0;
        int first = 0;
        for (int place = 0; place < minutes.length; place++) {
            sum += arrivals[place];
            while (minutes[first] <= minutes[place] - 10 * Micros.MINUTE) {
                sum -= arrivals[first++];
            }
            best = Math.max(best, sum);
        }
        return 6 * best;
    }

    /** The highest mean number of requests in flight of any minute: so many slots there are at least. */
    public double peakInFlight() {
        return (double) Arrays.stream(inFlight).max().orElse(0) / Micros.MINUTE;
    }

    /**
     * Requests per hour of the time in which every slot was taken: runs of ten minutes or more with so many requests in
     * flight on the average of each minute.
     *
     * @return 0 where there was no such run
     */
    public double saturatedHourlyRate(int slots) {
        return saturatedHourly(slots, arrivals);
    }

    /** Output tokens per hour of the same time; 0 where there was no such run or no log counts them. */
    public double saturatedHourlyTokens(int slots) {
        return saturatedHourly(slots, tokensOut);
    }

    private double saturatedHourly(int slots, long[] quantity) {
        long count = 0;
        long length = 0;
        int place = 0;
        while (place < minutes.length) {
            int first = place;
            long sum = 0;
            while (place < minutes.length
                    && inFlight[place] >= slots * Micros.MINUTE
                    && minutes[place] == minutes[first] + (place - first) * Micros.MINUTE) {
                sum += quantity[place++];
            }
            if (place - first >= 10) {
                count += sum;
                length += place - first;
            }
            place += place == first ? 1 : 0;
        }
        return length == 0 ? 0 : 60.0 * count / length;
    }

    /** The most requests of any clock hour. */
    public long busiestHour() {
        long best = 0;
        long sum = 0;
        long hour = Long.MIN_VALUE;
        for (int place = 0; place < minutes.length; place++) {
            long start = Micros.hourStart(minutes[place]);
            sum = start == hour ? sum + arrivals[place] : arrivals[place];
            hour = start;
            best = Math.max(best, sum);
        }
        return best;
    }
}
