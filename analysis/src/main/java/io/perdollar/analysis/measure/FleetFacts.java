package io.perdollar.analysis.measure;

import io.perdollar.analysis.money.CurrencyCode;

/** Everything measured, before it is put into the lines of a report. */
record FleetFacts(
        AnalysisSettings settings,
        CurrencyCode currency,
        Bill bill,
        BillReading reading,
        EvidenceAssembly.Joined evidence,
        WindowMeasures report,
        WindowMeasures comparison,
        LogQuality quality) {}
