package io.perdollar.reporting.actions;

import io.perdollar.reporting.text.ForeignText;

/** Words of a command in a crontab: one line, where {@code %} would end the command. */
final class CronText {
    private CronText() {}

    /** One word. Cron takes the backslash before a percent sign away; a line break cannot stand in a crontab and is written out. */
    static String word(String text) {
        return ShellText.word(ForeignText.visible(text)).replace("%", "\\%");
    }
}
