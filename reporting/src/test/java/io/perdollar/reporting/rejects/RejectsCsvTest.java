package io.perdollar.reporting.rejects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectsCsvTest {
    @Test
    void writesTheHeaderAloneWhereNothingWasRejected() throws IOException {
        assertEquals("source,file,line,reason,excerpt\n", csv());
    }

    @Test
    void quotesCommasAndQuotes() throws IOException {
        assertEquals(
                "source,file,line,reason,excerpt\nllm,access.log,8899,torn,\"a \"\"b\"\", c\"\n",
                csv(new Reject("llm", "access.log", 8_899, "torn", "a \"b\", c")));
    }

    @Test
    void leavesTheLineEmptyWhereRowsHaveNoNumbers() throws IOException {
        assertEquals(
                "source,file,line,reason,excerpt\nbill,export,,no cost,{}\n",
                csv(new Reject("bill", "export", 0, "no cost", "{}")));
    }

    @Test
    void noFieldCanActAsAFormula() throws IOException {
        for (String attack : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "|calc", "＝1")) {
            String line = csv(new Reject("s", "f", 1, "r", attack))
                    .lines()
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            assertEquals("s,f,1,r,\"'", line.substring(0, 10), attack);
        }
    }

    @Test
    void writesControlAndDirectionCharactersOut() throws IOException {
        assertEquals(
                "source,file,line,reason,excerpt\ns,f,1,r,\\u0016\\u0003\\u202eevil\\u000ax\n",
                csv(new Reject("s", "f", 1, "r", "\u0016\u0003\u202eevil\nx")));
    }

    private static String csv(Reject... rejects) throws IOException {
        StringWriter out = new StringWriter();
        RejectsCsv.write(List.of(rejects), out);
        return out.toString();
    }
}
