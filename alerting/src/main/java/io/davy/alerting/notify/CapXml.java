package io.davy.alerting.notify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document in CAP's namespace, element by element. */
final class CapXml {
    static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final XMLStreamWriter writer;
    private boolean begun;

    CapXml() {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write XML into memory", e);
        }
    }

    void begin(String element) {
        write(() -> {
            writer.writeStartElement(element);
            if (!begun) {
                writer.writeDefaultNamespace(NAMESPACE);
                begun = true;
            }
        });
    }

    void end() {
        write(writer::writeEndElement);
    }

    void text(String element, String text) {
        write(() -> {
            writer.writeStartElement(element);
            writer.writeCharacters(allowed(text));
            writer.writeEndElement();
        });
    }

    byte[] bytes() {
        write(() -> {
            writer.writeEndDocument();
            writer.close();
        });
        return out.toByteArray();
    }

    /** XML 1.0 knows no control characters. */
    private static String allowed(String text) {
        return text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || (c >= ' ' && c != 0xFFFE && c != 0xFFFF && !surrogate(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean surrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /** What a writer does. */
    private interface Step {
        void run() throws XMLStreamException;
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write XML into memory", e);
        }
    }
}
