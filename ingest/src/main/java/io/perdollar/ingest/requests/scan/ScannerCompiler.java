package io.perdollar.ingest.requests.scan;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_M1;
import static org.objectweb.asm.Opcodes.IFGE;
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
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
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
    private static final String BASE = Type.getInternalName(LineReader.class);
    private static final String LINE = Type.getDescriptor(Line.class);

    // Locals of read(byte[] b, int at, Line line).
    private static final int BUFFER = 1;
    private static final int AT = 2;
    private static final int CURRENT_LINE = 3;
    private static final int VALUE = 4;
    private static final int TARGET = 5;

    private final String head;
    private final List<Field> fields;
    private final boolean json;
    private final ClassWriter classes = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    private final Label odd = new Label();
    private final MethodVisitor code;
    private boolean framed;

    private ScannerCompiler(String head, List<Field> fields, boolean json) {
        this.head = head;
        this.fields = fields;
        this.json = json;
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

    /**
     * Writes and loads the reader of a format.
     *
     * @param name of the format, for messages
     * @param head text before the first field; may be empty
     * @param fields not empty
     * @param json whether values without quotes are those of JSON, which end where no character of a number follows
     */
    static LineReader compile(String name, String head, List<Field> fields, boolean json) {
        byte[] bytes = new ScannerCompiler(head, fields, json).bytes();
        try {
            MethodHandles.Lookup own = MethodHandles.lookup();
            Class<?> type = own.defineHiddenClass(bytes, true).lookupClass();
            return (LineReader) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the scanner of format " + name + " did not load", e);
        }
    }

    private void constructor() {
        MethodVisitor init = classes.visitMethod(0, "<init>", "()V", null, null);
        init.visitCode();
        init.visitVarInsn(ALOAD, 0);
        init.visitMethodInsn(INVOKESPECIAL, BASE, "<init>", "()V", false);
        init.visitInsn(RETURN);
        init.visitMaxs(0, 0);
        init.visitEnd();
    }

    private byte[] bytes() {
        code.visitCode();
        for (int local : new int[] {VALUE, TARGET}) {
            code.visitInsn(ICONST_0);
            code.visitVarInsn(ISTORE, local);
        }
        expect(head);
        if (head.isEmpty() && fields.get(0).role() != null) {
            step("behindHole", "([BI)I", () -> {});
        }
        for (int i = 0; i < fields.size(); ) {
            i += isTarget(i) ? target(i) : field(fields.get(i), next(i));
        }
        if (!fields.get(fields.size() - 1).after().isEmpty()) {
            endOfLine();
        }
        code.visitVarInsn(ILOAD, AT);
        code.visitInsn(IRETURN);

        label(odd);
        code.visitInsn(ICONST_M1);
        code.visitInsn(IRETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        classes.visitEnd();
        return classes.toByteArray();
    }

    private @Nullable Field next(int i) {
        return i + 1 < fields.size() ? fields.get(i + 1) : null;
    }

    /** Whether the method starts here and the target follows, both with a text behind. */
    private boolean isTarget(int i) {
        Field method = fields.get(i);
        Field uri = next(i);
        return method.role() == Role.METHOD && uri != null && uri.role() == Role.URI && ends(method) && ends(uri);
    }

    private static boolean ends(Field field) {
        return !field.after().isEmpty() && !field.afterIsKept() && !field.list();
    }

    /** Method, target and the text between in one look, if they came before; gives how many fields it read. */
    private int target(int i) {
        Field uri = fields.get(i + 1);
        Label known = new Label();
        code.visitVarInsn(ILOAD, AT);
        code.visitVarInsn(ISTORE, TARGET);
        code.visitVarInsn(ALOAD, BUFFER);
        code.visitVarInsn(ILOAD, AT);
        code.visitVarInsn(ALOAD, CURRENT_LINE);
        code.visitMethodInsn(INVOKESTATIC, STEPS, "knownTarget", "([BI" + LINE + ")I", false);
        code.visitVarInsn(ISTORE, AT);
        code.visitVarInsn(ILOAD, AT);
        code.visitJumpInsn(IFGE, known);

        code.visitVarInsn(ILOAD, TARGET);
        code.visitVarInsn(ISTORE, AT);
        field(fields.get(i), null);
        text(uri, Role.URI);
        code.visitVarInsn(ALOAD, BUFFER);
        code.visitVarInsn(ALOAD, CURRENT_LINE);
        code.visitMethodInsn(INVOKESTATIC, STEPS, "rememberTarget", "([B" + LINE + ")V", false);
        label(known);
        return 1 + behind(uri, next(i + 1));
    }

    /** Reads a field and the text behind it; gives how many fields it read. */
    private int field(Field field, @Nullable Field next) {
        Role role = field.role();
        String number = role == null ? null : numberStep(role);
        if (role != null && number != null) {
            if (json && !field.quoted()) {
                step("digitAhead", "([BI)I", () -> {});
            }
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
        text(field, role);
        if (json || field.quoted() || field.after().isEmpty()) {
            return behind(field, next);
        }
        if (!field.afterIsKept()) {
            byte[] after = field.afterBytes();
            code.visitIincInsn(AT, Math.min(8, after.length));
            expect(after, 8);
        }
        return 1;
    }

    /** Goes to the end of a field, and keeps it as text if somebody wants it. */
    private void text(Field field, @Nullable Role role) {
        if (role != null) {
            code.visitVarInsn(ILOAD, AT);
            code.visitVarInsn(ISTORE, VALUE);
        }
        if (field.after().isEmpty()) {
            step(field.list() ? "listToEnd" : "valueToEnd", "([BI)I", () -> {});
        } else if (field.quoted()) {
            String plain = role == null ? "untilQuoteBehindDash" : "untilQuote";
            step(field.backslashes() ? "untilBareQuote" : plain, "([BI)I", () -> {});
        } else if (json) {
            step("scalar", "([BI)I", () -> {});
        } else {
            until(field);
        }
        if (role == Role.TIME_ANY) {
            int start = VALUE;
            step("timeAny", "([BII" + LINE + ")I", () -> {
                code.visitVarInsn(ILOAD, start);
                code.visitVarInsn(ALOAD, CURRENT_LINE);
            });
        } else if (role != null) {
            code.visitVarInsn(ALOAD, BUFFER);
            code.visitVarInsn(ILOAD, VALUE);
            code.visitVarInsn(ILOAD, AT);
            code.visitVarInsn(ALOAD, CURRENT_LINE);
            code.visitMethodInsn(INVOKESTATIC, STEPS, textStep(role), "([BII" + LINE + ")V", false);
        }
    }

    /**
     * The text behind a field; with it the status between that text and the next, where one look is enough for all. Gives how
     * many fields were read with it: the one before, and perhaps the status.
     */
    private int behind(Field field, @Nullable Field next) {
        if (field.after().isEmpty()) {
            endOfLine();
            return 1;
        }
        byte[] before = field.afterBytes();
        if (next == null || next.role() != Role.STATUS || next.after().isEmpty() || next.afterIsKept()) {
            expect(before, 0);
            return 1;
        }
        byte[] after = next.afterBytes();
        int length = before.length + 3 + after.length;
        if (length > 8) {
            expect(before, 0);
            return 1;
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
        return 2;
    }

    private void until(Field field) {
        byte[] after = field.afterBytes();
        int finderMask = ~(after[0] ^ '\n') & 0xFF;
        if (!field.list() && Integer.bitCount(finderMask) < 5) {
            // Too many other characters differ from both in these bits only.
            step("untilOrNewline", "([BIJJJ)I", () -> {
                code.visitLdcInsn(Swar.repeat(after[0]));
                code.visitLdcInsn(Swar.word(after, 0));
                code.visitLdcInsn(Swar.mask(after, 0));
            });
            return;
        }
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

    private void label(Label label) {
        code.visitLabel(label);
        if (framed) {
            code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        } else {
            code.visitFrame(Opcodes.F_APPEND, 2, new Object[] {Opcodes.INTEGER, Opcodes.INTEGER}, 0, null);
            framed = true;
        }
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
