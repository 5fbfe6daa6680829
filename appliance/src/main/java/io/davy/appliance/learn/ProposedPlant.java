package io.davy.appliance.learn;

import io.davy.plant.MachineModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what is proposed as plant file text: into the file there is, and by itself. */
final class ProposedPlant {
    private ProposedPlant() {}

    /** The plant file with the proposal in it; its comments and its order stay. */
    static String merged(String yaml, Proposal p) {
        PlantEditor editor = new PlantEditor(yaml);
        p.limits().forEach(l -> editor.set("sensors", "tag", l.tag(), "limits", figures(l)));
        p.models().forEach(m -> editor.set("machines", "id", m.machine(), null, Map.of("model", model(m.model()))));
        return editor.result();
    }

    /** The proposal alone, with what it is made of. */
    static String parts(Proposal p) {
        StringBuilder out = new StringBuilder(
                "# What davy learn proposes, to be read; the whole plant file with it stands beside.\n");
        if (!p.limits().isEmpty()) {
            out.append("sensors:\n");
            p.limits()
                    .forEach(l -> out.append(
                            "  - {tag: \"%s\", limits: %s}  # %s: median %s, 0.1 %% below %s, 0.1 %% above %s, of %d readings%n"
                                    .formatted(
                                            l.tag(),
                                            PlantEditor.flow(figures(l)),
                                            l.unit(),
                                            short4(l.median()),
                                            short4(l.q001()),
                                            short4(l.q999()),
                                            l.readings())));
        }
        if (!p.models().isEmpty()) {
            out.append("machines:\n");
            p.models()
                    .forEach(m -> out.append("  - {id: \"%s\", model: %s}%n".formatted(m.machine(), model(m.model()))));
        }
        return out.toString();
    }

    private static Map<String, String> figures(Proposal.Limits l) {
        Map<String, String> keys = new LinkedHashMap<>();
        if (l.low() != null) {
            keys.put("low", number(l.low()));
        }
        if (l.high() != null) {
            keys.put("high", number(l.high()));
        }
        return keys;
    }

    private static String model(MachineModel m) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("sensors", m.sensors().stream().map(t -> '"' + t + '"').collect(list()));
        keys.put("mean", numbers(m.mean()));
        keys.put("scale", numbers(m.scale()));
        keys.put(
                "components",
                m.components().stream().map(ProposedPlant::numbers).collect(list()));
        keys.put("variances", numbers(m.variances()));
        keys.put("t2", number(m.t2()));
        keys.put("q", number(m.q()));
        keys.put("one", number(m.one()));
        keys.put("samples", String.valueOf(m.samples()));
        keys.put("learned", '"' + m.learned() + '"');
        return PlantEditor.flow(keys);
    }

    private static java.util.stream.Collector<CharSequence, ?, String> list() {
        return Collectors.joining(", ", "[", "]");
    }

    private static String numbers(List<Double> all) {
        return all.stream().map(ProposedPlant::number).collect(list());
    }

    private static String number(double v) {
        return new java.math.BigDecimal(String.valueOf(v)).stripTrailingZeros().toPlainString();
    }

    private static String short4(double v) {
        return new java.math.BigDecimal(v)
                .round(new java.math.MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
