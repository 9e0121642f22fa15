package io.perdollar.jobs.survival;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.perdollar.jobs.output.Folders;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kills {@code nightly} at random moments. A round begins with nothing but the sample, kills the process one to three times,
 * each time at a moment drawn over the whole length of an undisturbed night, and then lets it end: the ledger and every
 * file of the report must be those of nights that nobody disturbed, and nothing may be left lying about.
 *
 * <pre>{@code KillRounds FOLDER ROUNDS [file|postgresql [SEED]]}</pre>
 *
 * Ends with 1 if a round failed. With {@code postgresql} the ledger is a database on a server of the tests' own, which lives on
 * when a night is killed. A seed draws the same moments, though not the same places in the program.
 */
public final class KillRounds implements AutoCloseable {
    private static final int DAYS = 3;
    private static final int MOST_KILLS = 3;
    private static final int REPORTED_EVERY = 10;
    private static final Pattern ATTEMPT = Pattern.compile("\"attempt\"\\s*:\\s*(\\d+)");

    private final NightFolder folder;
    private final Random random;
    private final Consumer<String> out;
    private final long nightMillis;

    /** What undisturbed nights leave, by how often the date was reported. */
    private final Map<Integer, NightState> undisturbed = new HashMap<>();

    private final GreenMail server;
    private final Set<String> mailsOfANight;

    private final SortedMap<String, Integer> killsByStep = new TreeMap<>();
    private int kills;

    /** Generates the fleet, and runs the night that all others are compared with. */
    KillRounds(Path folder, boolean onPostgres, long seed, Consumer<String> out)
            throws IOException, InterruptedException {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        this.folder = NightFolder.generate(folder, DAYS, server.getSmtp().getPort(), onPostgres);
        this.random = new Random(seed);
        this.out = out;
        out.accept("seed " + seed);
        long started = System.nanoTime();
        undisturbed(1);
        mailsOfANight = arrived().keySet();
        nightMillis = (System.nanoTime() - started) / 1_000_000;
        out.accept("an undisturbed night takes " + nightMillis + " ms");
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 2) {
            System.err.println("expected FOLDER ROUNDS [file|postgresql [SEED]]");
            System.exit(2);
        }
        Path folder = Path.of(args[0]).resolve("kill-rounds");
        boolean onPostgres = args.length > 2 && args[2].equals("postgresql");
        long seed = args.length > 3 ? Long.parseLong(args[3]) : new Random().nextLong();
        List<String> failures;
        Consumer<String> terminal = System.out::println;
        try (KillRounds all = new KillRounds(folder, onPostgres, seed, terminal)) {
            failures = all.rounds(Integer.parseInt(args[1]), MOST_KILLS);
        }
        Folders.delete(folder);
        System.exit(failures.isEmpty() ? 0 : 1);
    }

    /**
     * Runs rounds.
     *
     * @param mostKills of one round, at least 1
     * @return what went wrong; nothing where every round ended well
     */
    List<String> rounds(int rounds, int mostKills) throws IOException, InterruptedException {
        List<String> failures = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            if (round % REPORTED_EVERY == 0) {
                out.accept("round " + round + " of " + rounds + ", " + kills + " kills");
            }
            for (String failure : round(1 + random.nextInt(mostKills))) {
                out.accept("round " + round + ": " + failure);
                failures.add("round " + round + ": " + failure);
            }
        }
        out.accept(
                rounds + " rounds, " + kills + " kills, " + failures.size() + " failures; killed while " + killsByStep);
        return failures;
    }

    /** One round: told to stop (SIGTERM) when one step begins, then killed when each of others does. */
    List<String> stoppedAndKilled(String stopAt, List<String> killAt) throws IOException, InterruptedException {
        folder.clear();
        NightFolder.Night stopped = folder.stoppedAt(stopAt);
        if (stopped.code() != 1
                || folder.isReported()
                || stopped.said().stream().noneMatch(line -> line.contains("Run the same command again"))) {
            return List.of("not stopped, but ended with code " + stopped.code() + ": " + stopped.said());
        }
        for (String step : killAt) {
            NightFolder.Night night = folder.runUntil(step);
            if (night.code() != NightFolder.Night.KILLED) {
                return List.of("not killed, but ended with code " + night.code() + ": " + night.said());
            }
        }
        return end(0, 0, List.of("stopped at " + stopAt + ", killed at " + killAt));
    }

    private List<String> round(int killsOfRound) throws IOException, InterruptedException {
        folder.clear();
        int wholeNights = 0;
        int killedWithReport = 0;
        List<String> story = new ArrayList<>();
        for (int left = killsOfRound; left > 0; left--) {
            long moment = random.nextLong(nightMillis);
            NightFolder.Night night = folder.run(moment);
            if (night.code() == NightFolder.Night.KILLED) {
                kills++;
                killsByStep.merge(night.step(), 1, Integer::sum);
                story.add("killed after " + moment + " ms, " + night.step());
                killedWithReport += folder.isReported() ? 1 : 0;
            } else if (night.code() == 0) {
                story.add("ended before " + moment + " ms");
                wholeNights++;
            } else {
                return List.of(story + ", then code " + night.code() + ": " + night.said());
            }
        }
        return end(wholeNights, killedWithReport, story);
    }

    private List<String> end(int wholeNights, int killedWithReport, List<String> story)
            throws IOException, InterruptedException {
        NightFolder.Night last = folder.run();
        if (last.code() != 0) {
            return List.of(story + ", then code " + last.code() + ": " + last.said());
        }
        List<String> wrong = new ArrayList<>();
        int attempt = attempt();
        if (attempt < wholeNights + 1 || attempt > wholeNights + killedWithReport + 1) {
            wrong.add(story + ", then attempt " + attempt);
        }
        wrongMails().forEach(mail -> wrong.add(story + ", then " + mail));
        NightState state = folder.state();
        List<String> left = folder.leftInTemporaryFolder();
        for (String difference : state.differences(undisturbed(attempt))) {
            wrong.add(story + ", then " + difference);
        }
        if (!left.isEmpty()) {
            wrong.add(story + ", then left in the temporary folder: " + left);
        }
        return wrong;
    }

    private NightState undisturbed(int attempts) throws IOException, InterruptedException {
        NightState known = undisturbed.get(attempts);
        if (known != null) {
            return known;
        }
        folder.clear();
        for (int attempt = 1; attempt <= attempts; attempt++) {
            NightFolder.Night night = folder.run();
            if (night.code() != 0) {
                throw new IllegalStateException(
                        "an undisturbed night ended with " + night.code() + ": " + night.said());
            }
        }
        List<String> left = folder.leftInTemporaryFolder();
        if (!left.isEmpty()) {
            throw new IllegalStateException("an undisturbed night left in the temporary folder: " + left);
        }
        NightState state = folder.state();
        if (attempts > 1) {
            // These nights belong to no round.
            arrived();
        }
        undisturbed.put(attempts, state);
        return state;
    }

    /** Each mail came once; one that a kill left in doubt may also be missing, and the ledger says so. */
    private List<String> wrongMails() {
        Map<String, Integer> arrived = arrived();
        List<String> wrong = new ArrayList<>();
        arrived.forEach((mail, times) -> {
            if (times > 1 || !mailsOfANight.contains(mail)) {
                wrong.add(times + " times the mail " + mail);
            }
        });
        long missing = mailsOfANight.stream()
                .filter(mail -> !arrived.containsKey(mail))
                .count();
        long inDoubt = folder.mailsInDoubt();
        if (missing > inDoubt) {
            wrong.add(missing + " mails are missing, " + inDoubt + " in doubt");
        }
        return wrong;
    }

    /** How often each mail came to each reader since this was last asked. */
    private SortedMap<String, Integer> arrived() {
        SortedMap<String, Integer> mails = new TreeMap<>();
        try {
            for (MimeMessage message : server.getReceivedMessages()) {
                mails.merge(message.getAllRecipients()[0] + " " + message.getMessageID(), 1, Integer::sum);
            }
            server.purgeEmailFromAllMailboxes();
        } catch (MessagingException | FolderException e) {
            throw new IllegalStateException(e);
        }
        return mails;
    }

    @Override
    public void close() {
        server.stop();
    }

    private int attempt() throws IOException {
        Matcher attempt = ATTEMPT.matcher(folder.summary());
        if (!attempt.find()) {
            throw new IllegalStateException("summary.json names no attempt");
        }
        return Integer.parseInt(attempt.group(1));
    }
}
