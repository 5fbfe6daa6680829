package io.davy.alerting.history;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.influxdb.InfluxDB;
import org.influxdb.InfluxDBException;
import org.influxdb.InfluxDBFactory;
import org.influxdb.dto.BatchPoints;
import org.influxdb.dto.Point;
import org.influxdb.dto.Query;
import org.influxdb.dto.QueryResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** InfluxDB by its v1 API, which 1.x, 2.x and 3 Core all serve. */
final class InfluxStore implements HistoryStore {
    private static final Logger LOG = LoggerFactory.getLogger(InfluxStore.class);

    private final HistoryConfig config;
    private final InfluxDB influx;

    InfluxStore(HistoryConfig config) {
        this.config = config;
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .connectTimeout(5, TimeUnit.SECONDS)
                .readTimeout(30, TimeUnit.SECONDS)
                .writeTimeout(30, TimeUnit.SECONDS)
                .addInterceptor(InfluxStore::statusIsTold);
        this.influx = config.user() == null || config.password() == null
                ? InfluxDBFactory.connect(config.influx().toString(), http)
                : InfluxDBFactory.connect(config.influx().toString(), config.user(), config.password(), http);
        this.influx.enableGzip();
        this.influx.setLogLevel(InfluxDB.LogLevel.NONE);
    }

    /** The client reports an error by its text alone; what is to be done hangs on the status. */
    private static final class HttpStatus extends IOException {
        private final int status;

        private HttpStatus(int status, String said) {
            super(said);
            this.status = status;
        }
    }

    private static Response statusIsTold(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.isSuccessful()) {
            return response;
        }
        try (response) {
            String said =
                    response.body() == null ? "" : response.body().string().strip();
            throw new HttpStatus(response.code(), said.isEmpty() ? "no explanation" : said);
        }
    }

    @Override
    public void prepare() throws Unavailable {
        // A database that is there keeps the policy that its owner has given it.
        Query make = new Query("CREATE DATABASE \"" + config.database() + "\" WITH DURATION " + config.retention()
                + " NAME \"autogen\"");
        try {
            for (QueryResult.Result r : influx.query(make).getResults()) {
                if (r.hasError()) {
                    LOG.info(
                            "InfluxDB at {} leaves the database {} as it is: {}",
                            config.influx(),
                            config.database(),
                            r.getError());
                }
            }
        } catch (InfluxDBException e) {
            HttpStatus status = status(e);
            if (status == null) {
                throw unavailable(e);
            }
            // 2.x and 3 Core: a bucket is made by their own tools, or by the first write.
            LOG.info(
                    "InfluxDB at {} does not let the database {} be made by InfluxQL (it says {}: {})",
                    config.influx(),
                    config.database(),
                    status.status,
                    status.getMessage());
        }
    }

    @Override
    public void write(List<Point> points) throws Unavailable, Refused {
        BatchPoints batch = BatchPoints.database(config.database())
                .precision(TimeUnit.NANOSECONDS)
                .points(points)
                .build();
        try {
            influx.write(batch);
        } catch (InfluxDBException e) {
            HttpStatus status = status(e);
            if (status != null && (status.status == 400 || status.status == 413 || status.status == 422)) {
                throw new Refused("InfluxDB answered " + status.status + ": " + status.getMessage());
            }
            throw unavailable(e);
        }
    }

    @Override
    public Map<String, Instant> newestWindows(String zone, Instant from, Instant to) throws Unavailable {
        String literal = zone.replace("\\", "\\\\").replace("'", "\\'");
        Query query = new Query(
                "SELECT last(\"reading_count\") FROM \"reading\" WHERE \"zone\" = '" + literal + "' AND time >= "
                        + from.toEpochMilli() + "ms AND time <= " + to.toEpochMilli() + "ms GROUP BY \"sensor\"",
                config.database());
        Map<String, Instant> newest = new HashMap<>();
        try {
            QueryResult result = influx.query(query, TimeUnit.MILLISECONDS);
            for (QueryResult.Result r : result.getResults()) {
                if (r.getSeries() != null) {
                    r.getSeries()
                            .forEach(s -> newest.put(
                                    s.getTags().get("sensor"),
                                    Instant.ofEpochMilli(
                                            ((Number) s.getValues().get(0).get(0)).longValue())));
                }
            }
        } catch (InfluxDBException e) {
            throw unavailable(e);
        }
        return newest;
    }

    private static @Nullable HttpStatus status(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof HttpStatus s) {
                return s;
            }
        }
        return null;
    }

    private Unavailable unavailable(InfluxDBException e) {
        HttpStatus status = status(e);
        if (status == null) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Unavailable("InfluxDB at " + config.influx() + " cannot be reached: " + cause.getMessage(), e);
        }
        String todo = switch (status.status) {
            case 401, 403 -> "; give it a user and password, or the token as password";
            case 404 -> "; make the database " + config.database() + " (on 2.x a bucket with a DBRP mapping)";
            default -> "";
        };
        return new Unavailable(
                "InfluxDB at " + config.influx() + " answered " + status.status + ": " + status.getMessage() + todo, e);
    }

    @Override
    public void close() {
        influx.close();
    }
}
