package io.perdollar.reporting.workbook;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Writes an archive again with fixed times, so that the same parts give the same bytes. */
final class FixedZip {
    /** The first instant that an archive can state; local time, so no zone matters. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private FixedZip() {}

    static void copy(Path from, Path to) throws IOException {
        try (ZipFile source = new ZipFile(from.toFile());
                OutputStream file = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16);
                ZipOutputStream target = new ZipOutputStream(file)) {
            List<? extends ZipEntry> entries = source.stream().toList();
            for (ZipEntry entry : entries) {
                ZipEntry fixed = new ZipEntry(entry.getName());
                fixed.setTimeLocal(EPOCH);
                target.putNextEntry(fixed);
                try (InputStream part = source.getInputStream(entry)) {
                    part.transferTo(target);
                }
                target.closeEntry();
            }
        }
    }
}
