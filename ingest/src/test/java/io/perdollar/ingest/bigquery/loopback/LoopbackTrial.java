package io.perdollar.ingest.bigquery.loopback;

import io.perdollar.ingest.trial.TrialBigQuery;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/** Lends the loopback BigQuery to {@code demo --engine bigquery}. */
public final class LoopbackTrial implements TrialBigQuery {
    @Override
    public Served serve(Path billing, Clock clock) {
        LoopbackBigQuery server = LoopbackBigQuery.start(clock);
        SampleBill.load(server, billing);
        return new Served() {
            @Override
            public URI endpoint() {
                return server.endpoint();
            }

            @Override
            public String table() {
                return SampleBill.TABLE;
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }
}
