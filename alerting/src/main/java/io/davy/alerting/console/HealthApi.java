package io.davy.alerting.console;

import io.davy.health.PartHealth;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** GET /health and GET /metrics, for machines, without a login. */
final class HealthApi {
    private final Supplier<List<PartHealth>> parts;
    private final ExpositionFormats formats = ExpositionFormats.init();

    HealthApi(Supplier<List<PartHealth>> parts) {
        this.parts = parts;
    }

    private record Health(boolean ok, List<PartHealth> parts) {}

    void health(Context ctx) {
        List<PartHealth> all = parts.get();
        boolean ok = all.stream().allMatch(PartHealth::ok);
        ctx.status(ok ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
        LoginApi.answer(ctx, new Health(ok, all));
    }

    synchronized void metrics(Context ctx) throws IOException {
        ConsoleMetrics.PARTS.clear();
        parts.get().forEach(p -> ConsoleMetrics.PARTS.labelValues(p.part()).set(p.ok() ? 1 : 0));
        ExpositionFormatWriter writer = formats.findWriter(ctx.header("Accept"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(out, PrometheusRegistry.defaultRegistry.scrape());
        ctx.contentType(writer.getContentType()).result(out.toByteArray());
    }
}
