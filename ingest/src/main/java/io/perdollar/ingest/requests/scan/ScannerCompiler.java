package io.perdollar.ingest.requests.scan;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IFLT;
import static org.objectweb.asm.Opcodes.IF_ICMPGE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import io.perdollar.ingest.requests.format.Field;
import io.perdollar.ingest.requests.format.Role;
import io.perdollar.ingest.requests.format.TemplatePlan;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Turns a template into a class with one method: the {@link Steps} of this format one after the other, their texts and
 * masks as constants, so that the JIT compiler sees a scanner as if it had been written by hand for the format.
 *
 * <pre>{@code
 * while (at < to) {
 *   start = at;
 *   if ((at = Steps.until(b, start, …)) >= 0 && (at = Steps.timeLocal(b, at + 2, line)) >= 0 && …) {
 *     sink.line(b, line);
 *   } else {
 *     at = lookAgain(b, start, line, sink);
 *   }
 * }
 * }</pre>
 */
final class ScannerCompiler {

    private static final String STEPS = Type.getInternalName(Steps.class);
    private static final String BASE = Type.getInternalName(TemplateScanner.class);
    private static final String SINK = Type.getInternalName(LineSink.class);
    private static final String LINE = Type.getDescriptor(Line.class);
    private static final String CONSTRUCTOR = "(" + Type.getDescriptor(TemplatePlan.class) + ")V";

    // Locals of scan(byte[] b, int from, int to, Line line, LineSink sink).
    private static final int BUFFER = 1;
    private static final int AT = 2;
    private static final int TO = 3;
    private static final int CURRENT_LINE = 4;
    private static final int CURRENT_SINK = 5;
    private static final int START = 6;
    private static final int VALUE = 7;

    private final TemplatePlan plan;
    private final ClassWriter classes = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    private final Label odd = new Label();
    private final MethodVisitor code;

    private ScannerCompiler(TemplatePlan plan) {
        this.plan = plan;
        classes.visit(
                V17,
                ACC_FINAL | ACC_SUPER,
                ScannerCompiler.class.getPackageName().replace('.', '/') + "/CompiledScanner",
                null,
                BASE,
                null);
        constructor();
        code = classes.visitMethod(0, "scan", "([BII" + LINE + Type.getDescriptor(LineSink.class) + ")V", null, null);
    }

    static LineScanner compile(TemplatePlan plan) {
        byte[] bytes = new ScannerCompiler(plan).bytes();
        try {
            MethodHandles.Lookup own = MethodHandles.lookup();
            Class<?> type = own.defineHiddenClass(bytes, true).lookupClass();
            return (LineScanner) type.getDeclaredConstructor(TemplatePlan.class).newInstance(plan);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the scanner of format " + plan.format().name() + " did not load", e);
        }
    }

    private void constructor() {
        MethodVisitor init = classes.visitMethod(0, "<init>", CONSTRUCTOR, null, null);
        init.visitCode();
        init.visitVarInsn(ALOAD, 0);
        init.visitVarInsn(ALOAD, 1);
        init.visitMethodInsn(INVOKESPECIAL, BASE, "<init>", CONSTRUCTOR, false);
        init.visitInsn(RETURN);
        init.visitMaxs(0, 0);
        init.visitEnd();
    }

    private byte[] bytes() {
        Label next = new Label();
        Label done = new Label();
        code.visitCode();
        code.visitInsn(Opcodes.ICONST_0);
        code.visitVarInsn(ISTORE, START);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitVarInsn(ISTORE, VALUE);
        code.visitLabel(next);
        code.visitFrame(Opcodes.F_APPEND, 2, new Object[] {Opcodes.INTEGER, Opcodes.INTEGER}, 0, null);
        code.visitVarInsn(ILOAD, AT);
        code.visitVarInsn(ILOAD, TO);
        code.visitJumpInsn(IF_ICMPGE, done);
        code.visitVarInsn(ILOAD, AT);
        code.visitVarInsn(ISTORE, START);

        expect(plan.head());
        if (plan.head().isEmpty() && plan.fields().get(0).role() != null) {
            step("behindHole", "([BI)I", () -> {});
        }
        plan.fields().forEach(this::field);
        if (!plan.fields().get(plan.fields().size() - 1).after().isEmpty()) {
            endOfLine();
        }

        code.visitVarInsn(ALOAD, CURRENT_SINK);
        code.visitVarInsn(ALOAD, BUFFER);
        code.visitVarInsn(ALOAD, CURRENT_LINE);
        code.visitMethodInsn(INVOKEVIRTUAL, SINK, "line", "([B" + LINE + ")V", false);
        code.visitJumpInsn(GOTO, next);

        code.visitLabel(odd);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitVarInsn(ALOAD, 0);
        code.visitVarInsn(ALOAD, BUFFER);
        code.visitVarInsn(ILOAD, START);
        code.visitVarInsn(ALOAD, CURRENT_LINE);
        code.visitVarInsn(ALOAD, CURRENT_SINK);
        code.visitMethodInsn(
                INVOKEVIRTUAL, BASE, "lookAgain", "([BI" + LINE + Type.getDescriptor(LineSink.class) + ")I", false);
        code.visitVarInsn(ISTORE, AT);
        code.visitJumpInsn(GOTO, next);

        code.visitLabel(done);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        classes.visitEnd();
        return classes.toByteArray();
    }

    private void field(Field field) {
        Role role = field.role();
        String number = role == null ? null : numberStep(role);
        if (number != null) {
            step(number, "([BI" + LINE + ")I", () -> code.visitVarInsn(ALOAD, CURRENT_LINE));
            if (field.after().isEmpty()) {
                endOfLine();
            } else {
                expect(field.after());
            }
            return;
        }
        if (role != null) {
            code.visitVarInsn(ILOAD, AT);
            code.visitVarInsn(ISTORE, VALUE);
        }
        if (field.after().isEmpty()) {
            step(field.list() ? "listToEnd" : "valueToEnd", "([BI)I", () -> {});
        } else if (field.quoted()) {
            step(field.backslashes() ? "untilBareQuote" : "untilQuote", "([BI)I", () -> {});
        } else {
            until(field);
        }
        if (role != null) {
            code.visitVarInsn(ALOAD, BUFFER);
            code.visitVarInsn(ILOAD, VALUE);
            code.visitVarInsn(ILOAD, AT);
            code.visitVarInsn(ALOAD, CURRENT_LINE);
            code.visitMethodInsn(INVOKESTATIC, STEPS, textStep(role), "([BII" + LINE + ")V", false);
        }
        if (field.after().isEmpty()) {
            endOfLine();
        } else if (field.quoted()) {
            expect(field.after());
        } else if (!field.afterIsKept()) {
            byte[] after = field.afterBytes();
            code.visitIincInsn(AT, Math.min(8, after.length));
            expect(after, 8);
        }
    }

    private void until(Field field) {
        byte[] after = field.afterBytes();
        int finderMask = ~(after[0] ^ '\n') & 0xFF;
        step(field.list() ? "untilInList" : "until", "([BIJJJJ)I", () -> {
            code.visitLdcInsn(Swar.repeat(after[0] & finderMask));
            code.visitLdcInsn(Swar.repeat(finderMask));
            code.visitLdcInsn(Swar.word(after, 0));
            code.visitLdcInsn(Swar.mask(after, 0));
        });
    }

    private void expect(String text) {
        expect(text.getBytes(StandardCharsets.UTF_8), 0);
    }

    private void expect(byte[] text, int from) {
        for (int i = from; i < text.length; i += 8) {
            long word = Swar.word(text, i);
            long mask = Swar.mask(text, i);
            int length = Math.min(8, text.length - i);
            step("expect", "([BIJJI)I", () -> {
                code.visitLdcInsn(word);
                code.visitLdcInsn(mask);
                code.visitLdcInsn(length);
            });
        }
    }

    private void endOfLine() {
        step("endOfLine", "([BI)I", () -> {});
    }

    /** {@code if ((at = Steps.name(b, at, …)) < 0) goto odd;} */
    private void step(String name, String descriptor, Runnable furtherArguments) {
        code.visitVarInsn(ALOAD, BUFFER);
        code.visitVarInsn(ILOAD, AT);
        furtherArguments.run();
        code.visitMethodInsn(INVOKESTATIC, STEPS, name, descriptor, false);
        code.visitVarInsn(ISTORE, AT);
        code.visitVarInsn(ILOAD, AT);
        code.visitJumpInsn(IFLT, odd);
    }

    private static @Nullable String numberStep(Role role) {
        return switch (role) {
            case TIME_MSEC -> "timeMsec";
            case TIME_ISO8601 -> "timeIso8601";
            case TIME_LOCAL -> "timeLocal";
            case STATUS -> "status";
            case REQUEST_TIME -> "requestTime";
            case BYTES -> "bytes";
            case TOKENS_IN -> "tokensIn";
            case TOKENS_OUT -> "tokensOut";
            case TOKENS_CACHED -> "tokensCached";
            case TIME_ANY, REQUEST, METHOD, URI, INSTANCE -> null;
        };
    }

    private static String textStep(Role role) {
        return switch (role) {
            case REQUEST -> "request";
            case METHOD -> "method";
            case URI -> "uri";
            case INSTANCE -> "instance";
            default -> throw new IllegalArgumentException("no text: " + role);
        };
    }
}
