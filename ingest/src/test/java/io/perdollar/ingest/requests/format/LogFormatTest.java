package io.perdollar.ingest.requests.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.ingest.requests.format.LogFormat.JsonLines;
import io.perdollar.ingest.requests.format.LogFormat.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogFormatTest {

    @Test
    void readsTheDirectiveAsPastedFromNginxConf() {
        Template format = template("""
                log_format llm '$remote_addr - $remote_user [$time_local] "$request" '
                               '$status $body_bytes_sent "$http_referer" "$http_user_agent" $request_time';
                """);

        assertEquals("llm", format.name());
        assertEquals(Escape.DEFAULT, format.escape());
        assertEquals(
                "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
                        + " \"$http_referer\" \"$http_user_agent\" $request_time",
                format.text());
    }

    @Test
    void readsQuotesBackslashesCommentsAndBracesAsNginxDoes() {
        Template format = template("""
                # what we log
                log_format  q  escape=none  "it\\"s $status"   # a comment between
                    ' it\\'s \\\\ ${request}x\\t' $time_local-$host ;
                """);

        assertEquals(Escape.NONE, format.escape());
        assertEquals("it\"s $status it's \\ $requestx\t$time_local-$host", format.text());
        assertEquals(List.of("status", "request", "time_local", "host"), format.variables());
    }

    @Test
    void readsQuotedPiecesWithoutTheDirective() {
        assertEquals(
                "$msec $status $request",
                template("'$msec $status'\n' $request'").text());
    }

    @Test
    void readsABareFormatWithItsOwnQuotes() {
        Template format = template("\"$time_local\" $status \"$request\"");

        assertEquals("format", format.name());
        assertEquals("\"$time_local\" $status \"$request\"", format.text());
    }

    @Test
    void takesABareJsonObjectForJsonEscapesWithoutBeingSure() {
        Template format = template("{\"t\":\"$time_iso8601\",\"s\":$status,\"r\":\"$request\"}");

        assertEquals(Escape.JSON, format.escape());
        assertTrue(format.lenientEscape());
    }

    @Test
    void knowsPresetsByName() {
        assertEquals(List.of("combined", "main", "ingress-nginx"), Presets.names());
        assertTrue(template("combined").text().endsWith("\"$http_user_agent\""));
        assertTrue(template("ingress-nginx").variables().contains("upstream_addr"));
    }

    @Test
    void readsKeysOfJsonLines() {
        JsonLines format = (JsonLines) LogFormat.parse("json time=ts request=req.line $status=code");

        assertEquals(Map.of("time", "ts", "request", "req.line", "status", "code"), format.keys());
    }

    @Test
    void findsAVariableByItsNameOrItsJsonKey() {
        Template format =
                template("log_format j escape=json '{\"prompt_tokens\": \"$upstream_http_x_prompt\",\"s\":$status,"
                        + "\"t\":\"$msec\",\"r\":\"$request\"}';");

        assertEquals(Optional.of("upstream_http_x_prompt"), format.variable("$upstream_http_x_prompt"));
        assertEquals(Optional.of("upstream_http_x_prompt"), format.variable("prompt_tokens"));
        assertEquals(Optional.empty(), format.variable("completion_tokens"));
    }

    @Test
    void refusesAnUnknownPresetNamingTheKnownOnes() {
        assertEquals(
                "format: expected a preset (combined, main, ingress-nginx, json) or a log_format, got \"combinde\"; use one of"
                        + " these names, or paste the log_format of nginx.conf",
                refusal("combinde"));
    }

    @Test
    void refusesAPieceThatIsNotClosedNamingItsPlace() {
        assertTrue(refusal("log_format x '$status'\n  '$request;")
                .startsWith("format, line 2 column 3: expected a closing '"));
    }

    @Test
    void refusesTextRightBehindAQuoteAsNginxDoes() {
        assertTrue(
                refusal("log_format x '$status'$request;")
                        .startsWith(
                                "format, line 1 column 23: expected a blank or ';' after a quoted piece, as nginx does, got '$'"));
    }

    @Test
    void refusesTwoDirectives() {
        assertTrue(refusal("log_format a '$status';\nlog_format b '$status';")
                .startsWith("format, line 2 column 1: expected nothing after the ';', got 'log_format'"));
    }

    @Test
    void refusesAnUnknownEscapeMode() {
        assertTrue(
                refusal("log_format a escape=xml '$status';").contains("escape=default, escape=json or escape=none"));
    }

    @Test
    void refusesADollarThatNamesNothing() {
        assertTrue(refusal("cost $ 5 $status").contains("expected a variable name after '$', got \"$ 5 $status\""));
    }

    @Test
    void refusesABareFormatOfSeveralLines() {
        assertTrue(refusal("$status\n$request").contains("expected a format of one line"));
    }

    @Test
    void refusesAFormatWithoutTimeNamingTheVariablesToAdd() {
        assertEquals(
                "format format: expected a time in every line, got only the variables status, request; add $msec, $time_iso8601"
                        + " or $time_local to the format, in nginx.conf and here",
                planRefusal("$status $request"));
    }

    @Test
    void refusesAFormatWithoutStatusOrRequest() {
        assertTrue(planRefusal("$msec $request").contains("add $status to the format"));
        assertTrue(planRefusal("$msec $status $request_method")
                .contains("add $request, or $request_method and $request_uri to the format"));
    }

    @Test
    void refusesWantedVariablesThatTouch() {
        assertTrue(planRefusal("$msec$status $request").contains("expected text between $msec and $status"));
    }

    @Test
    void letsUnwantedVariablesTouchAndAUriFollowAHost() {
        TemplatePlan plan = TemplatePlan.of(
                template("$pipe$connection $msec $status \"$request_method $scheme://$host$request_uri\""),
                WantedFields.USUAL);

        assertEquals("$pipe$connection", plan.fields().get(0).shown());
        assertTrue(plan.fields().stream().anyMatch(Field::afterIsKept));
    }

    @Test
    void prefersMsecThenIsoThenLocalAndTheRequestLine() {
        Roles all = Roles.of(
                template(
                        "$time_local $time_iso8601 $msec $request $request_method $uri $status $bytes_sent $body_bytes_sent"),
                WantedFields.USUAL);

        assertEquals(
                Map.of(
                        "msec", Role.TIME_MSEC,
                        "request", Role.REQUEST,
                        "status", Role.STATUS,
                        "body_bytes_sent", Role.BYTES),
                all.byVariable());
        assertEquals(
                Optional.of(Role.TIME_ISO8601),
                Roles.of(template("$time_local $time_iso8601 $request $status"), WantedFields.USUAL)
                        .role("time_iso8601"));
    }

    @Test
    void refusesATokenFieldThatTheFormatLacks() {
        LogFormat format = LogFormat.parse("combined");
        LogFormatException refusal = assertThrows(
                LogFormatException.class,
                () -> Roles.of(format, new WantedFields("upstream_http_x_tokens", null, null, null)));

        assertTrue(String.valueOf(refusal.getMessage())
                .contains("add $upstream_http_x_tokens to the log_format in nginx.conf and here"));
    }

    private static Template template(String text) {
        return (Template) LogFormat.parse(text);
    }

    private static String refusal(String text) {
        return String.valueOf(assertThrows(LogFormatException.class, () -> LogFormat.parse(text))
                .getMessage());
    }

    private static String planRefusal(String text) {
        Template format = template(text);
        return String.valueOf(assertThrows(LogFormatException.class, () -> TemplatePlan.of(format, WantedFields.USUAL))
                .getMessage());
    }
}
