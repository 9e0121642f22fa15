package io.perdollar.analysis.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotatedNameTest {
    @ParameterizedTest
    @CsvSource({
        "access.log,                      access.log, ",
        "access.log.1,                    access.log, 1",
        "access.log.14.gz,                access.log, 14",
        "access.log.2.zst,                access.log, 2",
        "access.log-20261101,             access.log, ",
        "access.log-20261101.gz,          access.log, ",
        "access.log-2026-11-01.gz,        access.log, ",
        "access.log-20261101-1730620800,  access.log, ",
        "access.log.20261101,             access.log, ",
        "access.log.2026,                 access.log.2026, ",
        "access.gz,                       access, ",
        "vm-7.log,                        vm-7.log, ",
    })
    void readsBaseAndNumber(String fileName, String base, @Nullable Integer number) {
        assertEquals(new RotatedName(base, number), RotatedName.of(fileName));
    }
}
