package io.davy.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Priority;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.plant.ContactWays.Format;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Alerts of the Common Alerting Protocol, held against its element rules (src/test/resources/cap). */
class CapFormatTest {
    private final Contact contact = Parcels.contact(Format.CAP, "ko", "https://warning.example/cap", null, null);
    private final Plant plant = Parcels.plant(contact);
    private final CapFormat format = new CapFormat(() -> plant, Parcels.LINKS, false);

    private Message message(Incident i, Occasion o, Instant time) {
        return Parcels.message(plant, contact, i, o, time);
    }

    private Document sent(CapFormat cap, Message m) throws Exception {
        byte[] xml = cap.bodies(new Parcel(List.of(m)), contact, null).get(0).bytes();
        DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();
        f.setNamespaceAware(true);
        Document document = f.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        schema().newValidator().validate(new DOMSource(document));
        return document;
    }

    private static Schema schema() throws Exception {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Objects.requireNonNull(CapFormatTest.class.getResource("/cap/cap-1.2-rules.xsd")));
    }

    private static List<String> all(Document d, String element) {
        NodeList found = d.getElementsByTagNameNS(CapXml.NAMESPACE, element);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    private static String pretty(Document d) throws Exception {
        Transformer t = TransformerFactory.newInstance().newTransformer();
        t.setOutputProperty(OutputKeys.INDENT, "yes");
        t.setOutputProperty("{http://xml.apache.org/xslt}indent-amount", "2");
        t.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter out = new StringWriter();
        t.transform(new DOMSource(d), new StreamResult(out));
        return out.toString();
    }

    @Test
    void anAlertFollowsTheElementRulesInBothLanguages() throws Exception {
        Document d = sent(format, message(Parcels.incident(), Occasion.OPENED, Parcels.TOLD));
        assertThat(all(d, "msgType")).containsExactly("Alert");
        assertThat(all(d, "status")).containsExactly("Actual");
        assertThat(all(d, "language")).containsExactly("ko-KR", "en-US");
        assertThat(all(d, "category")).containsExactly("CBRNE", "Safety", "CBRNE", "Safety");
        assertThat(all(d, "severity")).containsOnly("Severe");
        assertThat(all(d, "certainty")).containsOnly("Likely");
        assertThat(all(d, "references")).isEmpty();
        Docs.show("cap.xml", pretty(d));
    }

    @Test
    void theAreaIsTheZoneAndACircleAboutTheSource() throws Exception {
        Document d = sent(format, message(Parcels.incident(), Occasion.OPENED, Parcels.TOLD));
        String ring = all(d, "polygon").get(0);
        assertThat(ring.split(" ")).hasSize(5);
        assertThat(ring.split(" ")[0]).isEqualTo("35.500000,129.300000").isEqualTo(ring.split(" ")[4]);
        assertThat(all(d, "circle").get(0)).isEqualTo("35.500072,129.300132 0.040");
    }

    @Test
    void aPlantWithoutAPlaceOnTheGlobeSaysItInWords() throws Exception {
        Plant nowhere = Samples.plant(contact);
        Document d = sent(
                new CapFormat(() -> nowhere, Parcels.LINKS, false),
                message(Parcels.incident(), Occasion.OPENED, Parcels.TOLD));
        assertThat(all(d, "polygon")).isEmpty();
        assertThat(all(d, "areaDesc").get(0)).contains("펌프실");
    }

    @Test
    void updatesAndTheEndReferToWhatWentBefore() throws Exception {
        List<Message> life = life();
        Document opened = sent(format, life.get(0));
        format.taken(life.get(0));
        String first = all(opened, "sender").get(0)
                + ','
                + all(opened, "identifier").get(0)
                + ','
                + all(opened, "sent").get(0);
        Document worse = sent(format, life.get(1));
        assertThat(all(worse, "msgType")).containsExactly("Update");
        assertThat(all(worse, "references")).containsExactly(first);
        format.taken(life.get(1));
        Document closed = sent(format, life.get(2));
        assertThat(all(closed, "msgType")).containsExactly("Cancel");
        assertThat(all(closed, "references").get(0)).startsWith(first + " ");
        assertThat(all(closed, "urgency")).containsOnly("Past");
        assertThat(all(closed, "responseType")).containsOnly("AllClear");
        assertThat(all(closed, "instruction")).isEmpty();
    }

    /** A repeat after a lost answer is the same message, not an update of itself. */
    @Test
    void aRestartKnowsWhatWasTold() throws Exception {
        List<Message> life = life();
        format.taken(life.get(0));
        CapFormat restarted = new CapFormat(() -> plant, Parcels.LINKS, false);
        List<Notification> known = new ArrayList<>();
        known.add(
                life.get(0).now(Notification.State.SENT, 1, Parcels.TOLD, null).notification());
        known.add(life.get(1).notification());
        restarted.recall(known);
        assertThat(pretty(sent(restarted, life.get(1)))).isEqualTo(pretty(sent(format, life.get(1))));
        assertThat(all(sent(restarted, life.get(0)), "msgType")).containsExactly("Alert");
    }

    private List<Message> life() {
        Incident i = Parcels.incident();
        Incident worse = Samples.severity(i, Priority.HIGHEST);
        return List.of(
                message(i, Occasion.OPENED, Parcels.TOLD),
                message(worse, Occasion.escalated(worse), Parcels.TOLD.plusSeconds(60)),
                message(Samples.closed(worse), Occasion.CLOSED, Parcels.TOLD.plusSeconds(1200)));
    }

    @Test
    void aRobotMakesItCertainOrDoubtful() {
        Incident i = Parcels.incident();
        assertThat(CapCodes.certainty(Samples.confirmed(i))).isEqualTo("Observed");
        assertThat(CapCodes.certainty(i)).isEqualTo("Likely");
    }

    @Test
    void aDemonstrationIsAnExercise() throws Exception {
        Document d = sent(
                new CapFormat(() -> plant, Parcels.LINKS, true),
                message(Samples.device("in-dev"), Occasion.OPENED, Parcels.TOLD));
        assertThat(all(d, "status")).containsExactly("Exercise");
        assertThat(all(d, "category")).containsExactly("Infra", "Infra");
    }

    @Test
    void timesHaveFiguresForAnOffset() {
        assertThat(CapCodes.times(ZoneId.of("Asia/Seoul")).format(Parcels.TOLD)).isEqualTo("2026-11-22T12:04:06+09:00");
        assertThat(CapCodes.times(ZoneOffset.UTC).format(Parcels.TOLD)).isEqualTo("2026-11-22T03:04:06-00:00");
    }

    @Test
    void whatXmlCannotHoldIsLeftOut() throws Exception {
        Document d = sent(
                format,
                message(
                        Samples.summary(Parcels.incident(), "a\u0000\u001b<b>&\uD800c\uFFFE"),
                        Occasion.OPENED,
                        Parcels.TOLD));
        assertThat(all(d, "description").get(1)).contains("\na<b>&c\n");
    }
}
