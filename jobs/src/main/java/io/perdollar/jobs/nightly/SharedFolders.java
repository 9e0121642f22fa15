package io.perdollar.jobs.nightly;

import io.perdollar.ingest.requests.RequestSource;
import io.perdollar.ingest.requests.StreamScan;
import io.perdollar.ingest.requests.files.FileFinder;
import io.perdollar.ingest.requests.files.Placeholder;
import io.perdollar.ingest.requests.files.StreamFiles;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Several sources may look into one folder, each for files of its own name. A {@code .collected} marker in it speaks for the
 * source whose files lie there, and for every source only where no files lie there at all.
 */
final class SharedFolders {
    private final Set<Map<Placeholder, String>> withFiles;

    private SharedFolders(Set<Map<Placeholder, String>> withFiles) {
        this.withFiles = withFiles;
    }

    static SharedFolders of(List<RequestSource> sources) {
        Set<Map<Placeholder, String>> withFiles = new HashSet<>();
        for (RequestSource source : sources) {
            for (StreamFiles stream :
                    FileFinder.find(source.files(), source.base()).streams()) {
                if (!stream.files().isEmpty()) {
                    withFiles.add(stream.placeholders());
                }
            }
        }
        return new SharedFolders(withFiles);
    }

    /** Whether a stream is nothing but the marker of another source's files. */
    boolean belongsToAnother(StreamScan stream) {
        return stream.files().isEmpty() && withFiles.contains(stream.placeholders());
    }
}
