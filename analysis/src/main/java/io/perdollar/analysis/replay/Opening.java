package io.perdollar.analysis.replay;

/** When the machines of a replayed plan answer. */
sealed interface Opening {
    /** The whole time. */
    record Always() implements Opening {}

    /**
     * In some hours.
     *
     * @param hours of the window from its start, true where open
     * @param starting seconds before an opening from which on the machines start and requests wait
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, read millions of times
    record Hours(boolean[] hours, double starting) implements Opening {
        boolean isOpen(double second) {
            return second < hours.length * 3600.0 && hours[(int) (second / 3600)];
        }

        /** Whether it is open at both instants and all the time between them. */
        boolean isOpenThroughout(double from, double to) {
            if (to >= hours.length * 3600.0) {
                return false;
            }
            int hour = (int) (from / 3600);
            while (hour <= (int) (to / 3600) && hours[hour]) {
                hour++;
            }
            return hour > (int) (to / 3600);
        }

        /** Start of the first open hour after a second; infinity where there is none. */
        double nextOpen(double second) {
            // A request behind one that is never answered is not answered either.
            if (second >= hours.length * 3600.0) {
                return Double.POSITIVE_INFINITY;
            }
            for (int hour = (int) (second / 3600) + 1; hour < hours.length; hour++) {
                if (hours[hour]) {
                    return hour * 3600.0;
                }
            }
            return Double.POSITIVE_INFINITY;
        }
    }

    /**
     * Stopped after so many idle seconds, started by the next request.
     *
     * @param threshold seconds
     * @param stopping seconds in which a machine that stops cannot be started
     * @param starting seconds of booting and loading
     */
    record WhenIdle(double threshold, double stopping, double starting) implements Opening {}
}
