package io.perdollar.jobs.config;

/** The format of a request log, as a scalar of the file. */
final class LogFormatForm {
    static final ScalarForm<String> FORM = new ScalarForm<>(
            "a preset (combined, main, ingress-nginx) or a log_format pasted from nginx.conf", ScalarForm.TEXT.parse());

    private LogFormatForm() {}
}
