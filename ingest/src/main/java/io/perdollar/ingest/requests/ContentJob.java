package io.perdollar.ingest.requests;

import io.perdollar.analysis.measure.Subject;
import io.perdollar.analysis.time.Micros;
import io.perdollar.ingest.requests.SeenFile.State;
import io.perdollar.ingest.requests.files.ContentHead;
import io.perdollar.ingest.requests.files.GzipSource;
import io.perdollar.ingest.requests.files.LogFile;
import io.perdollar.ingest.requests.files.OpenedLog;
import io.perdollar.ingest.requests.scan.ContentScan;
import io.perdollar.ingest.requests.scan.ContentSum;
import io.perdollar.ingest.requests.scan.InstanceMapping;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what is new in one content, from the file or the files that hold it. */
final class ContentJob {

    /**
     * A file of this content.
     *
     * @param end bytes of a plain file; -1 if it is packed and nobody knows
     */
    private record Holder(LogFile file, long end) {}

    /** One go of one worker. */
    interface Task {
        void run(ContentScan.Worker worker);
    }

    private final SourceJob job;
    private final @Nullable KnownContent known;
    private final ContentHead firstHead;
    private final long from;
    private final List<Holder> holders = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final ContentScan scan;
    private @Nullable OpenedLog shared;
    private int partsLeft;
    private boolean failed;
    private @Nullable ContentRead result;

    ContentJob(SourceJob job, @Nullable KnownContent known, ContentHead head) {
        this.job = job;
        this.known = known;
        this.firstHead = head;
        this.from = known == null ? 0 : known.bytesRead();
        InstanceMapping mapping = job.source().mapping();
        this.scan = new ContentScan(
                job.format(), job.rules(), mapping instanceof InstanceMapping.ByField byField ? byField : null);
    }

    ContentHead head() {
        return firstHead;
    }

    void add(LogFile file, long end) {
        holders.add(new Holder(file, end));
        job.progress().expect(end < 0 ? file.size() : Math.max(0, end - from));
    }

    /** A measure of the work, for the largest to start first. */
    long weight() {
        return holders.stream()
                .mapToLong(holder -> holder.end() < 0 ? 8 * holder.file().size() : holder.end() - from)
                .sum();
    }

    /** The parts, in the order in which they must be started. */
    List<Task> tasks(Subject subject) {
        Holder only = holders.get(0);
        if (holders.size() > 1 || only.end() < 0 || only.end() - from <= job.partBytes()) {
            // The longest first; the others of the same content then hold at most a little more.
            holders.sort(Comparator.comparingLong(Holder::end).reversed());
            partsLeft = 1;
            return List.of(worker -> readWhole(worker, subject));
        }
        List<Task> tasks = new ArrayList<>();
        for (long start = from; start < only.end(); start += job.partBytes()) {
            int number = tasks.size();
            long partFrom = start;
            tasks.add(worker -> readPart(worker, only, number, partFrom, subject));
        }
        partsLeft = tasks.size();
        return tasks;
    }

    private void readPart(ContentScan.Worker worker, Holder holder, int number, long partFrom, Subject subject) {
        try {
            OpenedLog log = open(holder);
            if (log != null) {
                long to = Math.min(holder.end(), partFrom + job.partBytes());
                boolean torn = !holder.file().rotation().live();
                ProgressCount.Share share = job.progress().share(to - partFrom);
                worker.tell((position, lines) -> share.at(position - partFrom, lines));
                long lines =
                        scan.read(worker, log.source(), number, partFrom, to, partFrom == from, holder.end(), torn);
                share.at(to - partFrom, lines);
            }
        } catch (IOException e) {
            fail(holder, e);
        }
        finish(holder, subject);
    }

    private synchronized @Nullable OpenedLog open(Holder holder) throws IOException {
        if (shared == null && !failed) {
            shared = openAgain(holder);
        }
        return failed ? null : shared;
    }

    /** Opens a file again for reading and makes sure that it still is the content that was planned for. */
    private OpenedLog openAgain(Holder holder) throws IOException {
        OpenedLog log = OpenedLog.open(holder.file().path(), job.limit());
        try {
            requireSame(log);
            if (log.source() instanceof GzipSource gzip) {
                gzip.rewind();
            }
            return log;
        } catch (IOException e) {
            log.close();
            throw e;
        }
    }

    private void requireSame(OpenedLog log) throws IOException {
        if (!ContentHead.read(log.source(), log.end()).sameContent(firstHead)) {
            throw new IOException("the file was rotated while it was read; the next run reads it");
        }
    }

    /** After reading: a copy-truncate puts other lines into the same file, under the hands of who reads it. */
    private void requireStillSame(OpenedLog log) throws IOException {
        if (!log.packed()) {
            requireSame(log);
        }
    }

    private void readWhole(ContentScan.Worker worker, Subject subject) {
        Holder last = holders.get(0);
        for (int number = 0; number < holders.size(); number++) {
            Holder holder = holders.get(number);
            long start = Math.max(from, scan.taken());
            try (OpenedLog log = openAgain(holder)) {
                long end = holder.end() < 0 ? Long.MAX_VALUE : holder.end();
                boolean torn = !holder.file().rotation().live();
                long bytes = holder.end() < 0 ? holder.file().size() : Math.max(0, end - from);
                long before = log.packed() ? 0 : from;
                ProgressCount.Share share = job.progress().share(bytes);
                worker.tell((position, lines) -> share.at(log.bytesOnDisk(position) - before, lines));
                long lines = start >= end
                        ? 0
                        : scan.read(worker, log.source(), number, start, Long.MAX_VALUE, true, end, torn);
                requireStillSame(log);
                log.defect().ifPresent(defect -> note(holder.file().path() + ": " + defect));
                if (lines > 0) {
                    last = holder;
                }
                share.at(bytes, lines);
            } catch (IOException e) {
                fail(holder, e);
            }
        }
        finish(last, subject);
    }

    private synchronized void note(String text) {
        notes.add(text);
    }

    private synchronized void fail(Holder holder, IOException e) {
        if (!failed) {
            notes.add(SourceJob.unreadable(holder.file().path(), e));
        }
        failed = true;
    }

    private synchronized void finish(Holder holder, Subject subject) {
        partsLeft--;
        if (partsLeft > 0) {
            return;
        }
        if (shared != null) {
            try (OpenedLog read = shared) {
                requireStillSame(read);
            } catch (IOException e) {
                fail(holder, e);
            }
        }
        long to = scan.taken();
        // Half a content must not look like a whole one: after a failure the next run reads it anew.
        if (!failed && to > from) {
            result = read(holder, subject, to);
        }
    }

    private ContentRead read(Holder holder, Subject subject, long to) {
        long linesBefore = known == null ? 0 : known.linesRead();
        ContentSum sum = scan.sum(linesBefore);
        int headLength = (int) Math.min(firstHead.length(), to);
        String file = holder.file().path().toString();
        List<UnrecognisedPath> unrecognised = new ArrayList<>();
        List<SubjectActivity> subjects = new ArrayList<>();
        if (job.source().mapping() instanceof InstanceMapping.ByField) {
            sum.named().forEach((who, named) -> {
                Instant lastNamed = Micros.instant(named.lastNamed());
                subjects.add(new SubjectActivity(who, named.lines(), lastNamed, named.days()));
                named.unrecognised().forEach((path, lines) -> unrecognised.add(new UnrecognisedPath(who, path, lines)));
            });
        } else if (sum.lines() != null) {
            long lines = sum.counts().lines() - sum.counts().rejectedLines();
            subjects.add(new SubjectActivity(
                    subject, lines, Micros.instant(sum.lines().to()), sum.own()));
            sum.unrecognised().forEach((path, count) -> unrecognised.add(new UnrecognisedPath(subject, path, count)));
        }
        subjects.sort(Comparator.comparing(activity -> activity.subject().toString()));
        unrecognised.sort(Comparator.comparingLong(UnrecognisedPath::lines)
                .reversed()
                .thenComparing(UnrecognisedPath::endpoint)
                .thenComparing(path -> path.subject().toString()));
        List<RejectedLine> rejected = sum.rejected().stream()
                .map(line -> new RejectedLine(
                        file,
                        line.lineNumber(),
                        line.offset(),
                        line.reason(),
                        line.column(),
                        line.expected(),
                        line.excerpt()))
                .toList();
        return new ContentRead(
                known,
                headLength,
                firstHead.hash(headLength),
                from,
                to,
                linesBefore,
                holder.file().path(),
                holder.file().size(),
                holder.file().modified(),
                sum.lines(),
                sum.counts(),
                subjects,
                sum.unmapped(),
                unrecognised,
                rejected);
    }

    synchronized Optional<ContentRead> result() {
        return Optional.ofNullable(result);
    }

    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    synchronized State state() {
        if (result != null) {
            return State.READ;
        }
        return failed ? State.UNREADABLE : known == null ? State.EMPTY : State.UNCHANGED;
    }
}
