package io.davy.plant.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes to text, strictly. */
final class Utf8 {
    private Utf8() {}

    /** The text, or where the first byte stands that is not UTF-8. */
    sealed interface Result {
        record Text(String text) implements Result {}

        record Bad(Mark mark, int value) implements Result {}
    }

    static Result decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult r = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        String text = out.flip().toString();
        if (r.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            int column = text.codePointCount(text.lastIndexOf('\n') + 1, text.length()) + 1;
            return new Result.Bad(new Mark(line, column), bytes[in.position()] & 0xff);
        }
        return new Result.Text(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }
}
