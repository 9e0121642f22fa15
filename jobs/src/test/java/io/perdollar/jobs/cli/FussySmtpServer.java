package io.perdollar.jobs.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server on this machine that refuses one reader, and hangs up on another once it has the whole mail. */
final class FussySmtpServer implements AutoCloseable {
    static final String REFUSED = "refused@example.com";
    static final String LOST = "lost@example.com";

    private final ServerSocket socket;
    private final List<String> tried = new CopyOnWriteArrayList<>();

    FussySmtpServer() throws IOException {
        socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "fussy-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Every reader that was named since the last look. */
    List<String> tried() {
        List<String> readers = new ArrayList<>(tried);
        tried.clear();
        return readers;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client went away, or the test is over.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream();
        String reader = "";
        say(out, "220 ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("RCPT")) {
                reader = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                tried.add(reader);
                say(out, reader.equals(REFUSED) ? "550 no such reader" : "250 ok");
            } else if (line.equals("DATA")) {
                say(out, "354 go on");
                while (!".".equals(in.readLine())) {
                    // The whole mail is taken.
                }
                if (reader.equals(LOST)) {
                    return;
                }
                say(out, "250 taken");
            } else if (line.equals("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
