package io.perdollar.ingest.requests.scan;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_M1;
import static org.objectweb.asm.Opcodes.IFLT;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import io.perdollar.ingest.requests.format.Field;
import io.perdollar.ingest.requests.format.Role;
import io.perdollar.ingest.requests.format.TemplatePlan;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
 * int read(byte[] b, int at, Line line) {
 *   if ((at = Steps.until(b, at, …)) < 0) return -1;
 *   at += 3;
 *   if ((at = Steps.timeLocal(b, at, line)) < 0) return -1;
 *   …
 *   return at;
 * }
 * }</pre>
 */
final class ScannerCompiler {

    /** The step that reads a count, and the field of a line that it leaves it in. */
    private static final String COUNT = "count";

    private static final String STEPS = Type.getInternalName(Steps.class);
    private static final String BASE = Type.getInternalName(TemplateScanner.class);
    private static final String LINE = Type.getDescriptor(Line.class);
    private static final String CONSTRUCTOR = "(" + Type.getDescriptor(TemplatePlan.class) + ")V";

    // Locals of read(byte[] b, int at, Line line).
    private static final int BUFFER = 1;
    private static final int AT = 2;
    private static final int CURRENT_LINE = 3;
    private static final int VALUE = 4;

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
        code = classes.visitMethod(0, "read", "([BI" + LINE + ")I", null, null);
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
        code.visitCode();
        code.visitInsn(ICONST_0);
        code.visitVarInsn(ISTORE, VALUE);

        expect(plan.head());
        if (plan.head().isEmpty() && plan.fields().get(0).role() != null) {
            step("behindHole", "([BI)I", () -> {});
        }
        for (int i = 0; i < plan.fields().size(); i++) {
            if (field(
                    plan.fields().get(i),
                    i + 1 < plan.fields().size() ? plan.fields().get(i + 1) : null)) {
                i++;
            }
        }
        if (!plan.fields().get(plan.fields().size() - 1).after().isEmpty()) {
            endOfLine();
        }
        code.visitVarInsn(ILOAD, AT);
        code.visitInsn(IRETURN);

        code.visitLabel(odd);
        code.visitFrame(Opcodes.F_APPEND, 1, new Object[] {Opcodes.INTEGER}, 0, null);
        code.visitInsn(ICONST_M1);
        code.visitInsn(IRETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        classes.visitEnd();
        return classes.toByteArray();
    }

    /** Reads a field and the text behind it; gives whether it read the next field too. */
    private boolean field(Field field, @Nullable Field next) {
        Role role = field.role();
        String number = role == null ? null : numberStep(role);
        if (role != null && number != null) {
            step(number, "([BI" + LINE + ")I", () -> code.visitVarInsn(ALOAD, CURRENT_LINE));
            if (number.equals(COUNT)) {
                keepCount(role);
            }
            return behind(field, next);
        }
        if (role == Role.REQUEST && field.quoted() && !field.backslashes()) {
            step("requestUntilQuote", "([BI" + LINE + ")I", () -> code.visitVarInsn(ALOAD, CURRENT_LINE));
            return behind(field, next);
        }
        if (role != null) {
            code.visitVarInsn(ILOAD, AT);
            code.visitVarInsn(ISTORE, VALUE);
        }
        if (field.after().isEmpty()) {
            step(field.list() ? "listToEnd" : "valueToEnd", "([BI)I", () -> {});
        } else if (field.quoted()) {
            String plain = role == null ? "untilQuoteBehindDash" : "untilQuote";
            step(field.backslashes() ? "untilBareQuote" : plain, "([BI)I", () -> {});
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
        if (field.quoted() || field.after().isEmpty()) {
            return behind(field, next);
        }
        if (!field.afterIsKept()) {
            byte[] after = field.afterBytes();
            code.visitIincInsn(AT, Math.min(8, after.length));
            expect(after, 8);
        }
        return false;
    }

    /** The text behind a field; with it the status between that text and the next, where one look is enough for all. */
    private boolean behind(Field field, @Nullable Field next) {
        if (field.after().isEmpty()) {
            endOfLine();
            return false;
        }
        byte[] before = field.afterBytes();
        if (next == null || next.role() != Role.STATUS || next.after().isEmpty() || next.afterIsKept()) {
            expect(before, 0);
            return false;
        }
        byte[] after = next.afterBytes();
        int length = before.length + 3 + after.length;
        if (length > 8) {
            expect(before, 0);
            return false;
        }
        byte[] text = new byte[length];
        byte[] mask = new byte[length];
        Arrays.fill(mask, (byte) -1);
        System.arraycopy(before, 0, text, 0, before.length);
        System.arraycopy(after, 0, text, before.length + 3, after.length);
        Arrays.fill(mask, before.length, before.length + 3, (byte) 0);
        step("statusBetween", "([BIJJII" + LINE + ")I", () -> {
            code.visitLdcInsn(Swar.word(text, 0));
            code.visitLdcInsn(Swar.word(mask, 0));
            code.visitLdcInsn(8 * before.length);
            code.visitLdcInsn(length);
            code.visitVarInsn(ALOAD, CURRENT_LINE);
        });
        return true;
    }

    private void until(Field field) {
        byte[] after = field.afterBytes();
        int finderMask = ~(after[0] ^ '\n') & 0xFF;
        boolean dash = field.role() == null && !field.list() && after.length < 8 && after[0] != '-';
        String name = field.list() ? "untilInList" : dash ? "untilBehindDash" : "until";
        step(name, dash ? "([BIJJJJJ)I" : "([BIJJJJ)I", () -> {
            code.visitLdcInsn(Swar.repeat(after[0] & finderMask));
            code.visitLdcInsn(Swar.repeat(finderMask));
            code.visitLdcInsn(Swar.word(after, 0));
            code.visitLdcInsn(Swar.mask(after, 0));
            if (dash) {
                code.visitLdcInsn(Swar.word(after, 0) << 8 | '-');
            }
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

    /** {@code line.bytes = line.count;} */
    private void keepCount(Role role) {
        String name = switch (role) {
            case BYTES -> "bytes";
            case TOKENS_IN -> "tokensIn";
            case TOKENS_OUT -> "tokensOut";
            case TOKENS_CACHED -> "tokensCached";
            default -> throw new IllegalArgumentException("no count: " + role);
        };
        String owner = Type.getInternalName(Line.class);
        code.visitVarInsn(ALOAD, CURRENT_LINE);
        code.visitVarInsn(ALOAD, CURRENT_LINE);
        code.visitFieldInsn(GETFIELD, owner, COUNT, "J");
        code.visitFieldInsn(PUTFIELD, owner, name, "J");
    }

    private static @Nullable String numberStep(Role role) {
        return switch (role) {
            case TIME_MSEC -> "timeMsec";
            case TIME_ISO8601 -> "timeIso8601";
            case TIME_LOCAL -> "timeLocal";
            case STATUS -> "status";
            case REQUEST_TIME -> "requestTime";
            case BYTES, TOKENS_IN, TOKENS_OUT, TOKENS_CACHED -> COUNT;
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
