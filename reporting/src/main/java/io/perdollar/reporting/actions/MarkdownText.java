package io.perdollar.reporting.actions;

import io.perdollar.reporting.text.ForeignText;

/** Text that Markdown must show as it is. */
final class MarkdownText {
    private MarkdownText() {}

    /** Words inside a paragraph or table: one line, no markup, no link, no HTML. */
    static String words(String text) {
        return ForeignText.visible(text).replaceAll("([\\\\`*_{}\\[\\]<>#|!~&])", "\\\\$1");
    }
}
