package io.perdollar.ingest.requests;

import io.perdollar.ingest.requests.SeenFile.State;
import io.perdollar.ingest.requests.files.ContentHead;
import io.perdollar.ingest.requests.files.LogFile;
import io.perdollar.ingest.requests.files.OpenedLog;
import io.perdollar.ingest.requests.files.StreamFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides for each file of a stream whether and from where it is read: contents are recognised by their heads. */
final class StreamPlan {

    /** A file and what it was found to be. */
    static final class Planned {
        final LogFile file;
        State state = State.UNREADABLE;

        @Nullable
        KnownContent known;

        @Nullable
        ContentJob job;

        Planned(LogFile file) {
            this.file = file;
        }
    }

    private final List<KnownContent> known;
    private final ScanWindow window;
    private final SourceJob source;
    final StreamFiles files;
    final String name;
    final List<Planned> planned = new ArrayList<>();
    final List<ContentJob> jobs = new ArrayList<>();
    final List<String> notes;

    private StreamPlan(String name, StreamFiles files, List<KnownContent> known, ScanWindow window, SourceJob source) {
        this.name = name;
        this.files = files;
        this.known = known.stream()
                .sorted(Comparator.comparingInt(KnownContent::headLength).reversed())
                .toList();
        this.window = window;
        this.source = source;
        this.notes = new ArrayList<>(files.notes());
    }

    static StreamPlan of(
            String name, StreamFiles files, List<KnownContent> known, ScanWindow window, SourceJob source) {
        StreamPlan plan = new StreamPlan(name, files, known, window, source);
        for (LogFile file : files.files()) {
            Planned planned = new Planned(file);
            plan.planned.add(planned);
            plan.decide(planned);
        }
        return plan;
    }

    private void decide(Planned planned) {
        LogFile file = planned.file;
        if (file.modified().isBefore(window.from())) {
            Optional<KnownContent> before = known.stream()
                    .filter(content -> content.isFile(file.size(), file.modified()))
                    .findFirst();
            if (before.isPresent()) {
                planned.known = before.get();
                planned.state = State.SKIPPED;
                return;
            }
        }
        try (OpenedLog log = OpenedLog.open(file.path(), source.limit())) {
            ContentHead head = ContentHead.read(log.source(), log.end());
            if (head.length() == 0) {
                planned.state = State.EMPTY;
                log.defect().ifPresent(defect -> notes.add(file.path() + ": " + defect));
                return;
            }
            planned.known = known.stream()
                    .filter(content -> head.matches(content.headLength(), content.headHash()))
                    .findFirst()
                    .orElse(null);
            planned.state = State.UNCHANGED;
            if (!readBefore(planned.known, file, log)) {
                planned.job = jobFor(planned.known, head);
                planned.job.add(file, log.packed() ? -1 : log.end());
            }
        } catch (IOException e) {
            planned.state = State.UNREADABLE;
            notes.add(SourceJob.unreadable(file.path(), e));
        }
    }

    /** Whether a file holds nothing beyond what the ledger knows. */
    private static boolean readBefore(@Nullable KnownContent known, LogFile file, OpenedLog log) {
        return known != null
                && (known.isFile(file.size(), file.modified()) || (!log.packed() && log.end() <= known.bytesRead()));
    }

    private ContentJob jobFor(@Nullable KnownContent content, ContentHead head) {
        for (ContentJob job : jobs) {
            if (job.head().sameContent(head)) {
                return job;
            }
        }
        ContentJob job = new ContentJob(source, content, head);
        jobs.add(job);
        return job;
    }

    /** What became of the stream, once all jobs are done. */
    StreamScan result() {
        List<ContentRead> contents = new ArrayList<>();
        for (ContentJob job : jobs) {
            notes.addAll(job.notes());
            job.result().ifPresent(contents::add);
        }
        List<SeenFile> seen = new ArrayList<>();
        for (Planned file : planned) {
            ContentRead read = file.job == null ? null : file.job.result().orElse(null);
            State state = file.job == null ? file.state : file.job.state();
            seen.add(new SeenFile(file.file, state, file.known, read));
        }
        return new StreamScan(name, files.placeholders(), seen, contents, files.collected(), notes);
    }
}
