package io.perdollar.reporting.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A small SMTP server on this machine that breaks off at a chosen word. */
@NullMarked
final class BreakingServer implements AutoCloseable {
    enum At {
        NEVER,
        SILENT,
        RECIPIENT,
        BEFORE_DATA,
        AFTER_DATA,
        REJECT_DATA
    }

    private final ServerSocket socket;
    private final At at;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    BreakingServer(At at) throws IOException {
        this.at = at;
        this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "breaking-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> heard() {
        return heard;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                if (at == At.SILENT) {
                    // Holds the line until the other side gives up.
                    while (client.getInputStream().read() >= 0) {
                        heard.add("?");
                    }
                } else {
                    talk(client);
                }
            } catch (IOException e) {
                // The client went away, or the test is over.
                heard.add("closed");
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream();
        say(out, "220 ready");
        for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            if (line.startsWith("EHLO")) {
                say(out, "250 here");
            } else if (line.startsWith("RCPT")) {
                if (at == At.RECIPIENT) {
                    return;
                }
                say(out, line.contains("refused@") ? "550 nobody" : line.contains("busy@") ? "451 later" : "250 ok");
            } else if (line.equals("DATA")) {
                if (at == At.BEFORE_DATA) {
                    return;
                }
                say(out, "354 go on");
                readMail(in);
                if (at == At.AFTER_DATA) {
                    return;
                }
                say(out, at == At.REJECT_DATA ? "554 no" : "250 taken");
            } else if (line.equals("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static void readMail(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
