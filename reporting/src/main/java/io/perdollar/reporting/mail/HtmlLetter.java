package io.perdollar.reporting.mail;

import java.util.Locale;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** A letter as HTML that mail programs understand: tables, inline styles, no script, nothing loaded from outside. */
final class HtmlLetter {
    private static final String TEMPLATE = "io/perdollar/reporting/mail/letter";

    private HtmlLetter() {}

    static String of(Letter letter, boolean withPicture) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(HtmlLetter.class.getClassLoader());
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
        Context context = new Context(Locale.ROOT);
        context.setVariable("letter", letter);
        context.setVariable("picture", withPicture ? "cid:" + MailBytes.PICTURE_ID : null);
        return engine.process(TEMPLATE, context);
    }
}
