package io.perdollar.sampledata.log;

import io.perdollar.sampledata.text.ByteText;
import java.nio.charset.StandardCharsets;

/** The three nginx formats of the sample, each with the file name that its VMs use and its lines of nginx.conf. */
public enum LogFormat {
    /** Combined and the duration. */
    TIMED("llm-vms", "access.log", 1000, """
            log_format llm '$remote_addr - $remote_user [$time_local] "$request" '
                           '$status $body_bytes_sent "$http_referer" "$http_user_agent" $request_time';
            """) {
        @Override
        void write(LogLine line, LineTime time, ByteText out) {
            head(line, time, out);
            out.add(NOTHING).add(line.agent()).add('"').add(' ');
            out.millis(line.duration()).add('\n');
        }
    },
    /** Milliseconds and tokens. */
    TOKENS("llm-tokens", "access_tokens.log", 1, """
            log_format tokens '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent '
                              '$request_time $msec '
                              '$upstream_http_x_prompt_tokens $upstream_http_x_completion_tokens';
            """) {
        @Override
        void write(LogLine line, LineTime time, ByteText out) {
            head(line, time, out);
            out.add(' ').millis(line.duration()).add(' ').millis(line.completion());
            tokens(out.add(' '), line.tokensIn());
            tokens(out.add(' '), line.tokensOut());
            out.add('\n');
        }
    },
    /** One JSON object per line. */
    JSON("llm-json", "access_json.log", 1000, """
            log_format vllm escape=json '{"time":"$time_iso8601","client":"$remote_addr","request":"$request",'
                                        '"status":$status,"bytes":$body_bytes_sent,"duration":$request_time,'
                                        '"agent":"$http_user_agent"}';
            """) {
        @Override
        void write(LogLine line, LineTime time, ByteText out) {
            out.add(JSON_TIME);
            time.iso(line.completion() / 1000, out);
            out.add(JSON_CLIENT).add(line.client()).add(JSON_REQUEST);
            jsonRequest(line.request(), out);
            out.add(JSON_STATUS).padded(line.status(), 3).add(JSON_BYTES).add(line.bytes());
            out.add(JSON_DURATION).millis(line.duration()).add(JSON_AGENT);
            out.add(line.agent().equals("-") ? "" : line.agent())
                    .add('"')
                    .add('}')
                    .add('\n');
        }
    };

    private static final byte[] NOTHING = ascii(" \"-\" \"");
    private static final byte[] USER = ascii(" - - [");
    private static final byte[] REQUEST = ascii("] \"");
    private static final byte[] JSON_TIME = ascii("{\"time\":\"");
    private static final byte[] JSON_CLIENT = ascii("\",\"client\":\"");
    private static final byte[] JSON_REQUEST = ascii("\",\"request\":\"");
    private static final byte[] JSON_STATUS = ascii("\",\"status\":");
    private static final byte[] JSON_BYTES = ascii(",\"bytes\":");
    private static final byte[] JSON_DURATION = ascii(",\"duration\":");
    private static final byte[] JSON_AGENT = ascii(",\"agent\":\"");

    private final String sourceName;
    private final String fileName;
    private final int granularity;
    private final String nginx;

    LogFormat(String sourceName, String fileName, int granularity, String nginx) {
        this.sourceName = sourceName;
        this.fileName = fileName;
        this.granularity = granularity;
        this.nginx = nginx;
    }

    /** Appends one line with its line end. */
    abstract void write(LogLine line, LineTime time, ByteText out);

    /** Name of its log source in the configuration. */
    public String sourceName() {
        return sourceName;
    }

    /** Name of the newest file; older ones have a suffix. */
    public String fileName() {
        return fileName;
    }

    /** Milliseconds between two times that its lines can tell apart. */
    public int granularity() {
        return granularity;
    }

    /** The {@code log_format} directive, as it stands in nginx.conf. */
    public String nginx() {
        return nginx;
    }

    private static void head(LogLine line, LineTime time, ByteText out) {
        out.add(line.client()).add(USER);
        time.local(line.completion() / 1000, out);
        out.add(REQUEST).add(line.request()).add('"').add(' ');
        out.padded(line.status(), 3).add(' ').add(line.bytes());
    }

    private static void tokens(ByteText out, int tokens) {
        if (tokens < 0) {
            out.add('-');
        } else {
            out.add(tokens);
        }
    }

    /** The same under {@code escape=json}: {@code \x16} becomes {@code \\u0016}; bytes above 126 stay as they are. */
    private static void jsonRequest(String request, ByteText out) {
        for (int i = 0; i < request.length(); i++) {
            boolean escaped = request.startsWith("\\x", i) && i + 3 < request.length();
            if (!escaped) {
                out.add(request.charAt(i));
                continue;
            }
            int value = Integer.parseInt(request, i + 2, i + 4, 16);
            if (value < ' ') {
                out.add("\\u00").add(request.substring(i + 2, i + 4));
            } else {
                out.add((char) value);
            }
            i += 3;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
