package io.davy.jobs;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.buffer.Unpooled;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelFutureListener;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandlerAdapter;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.DefaultFullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpMethod;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpObject;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpVersion;
import org.apache.flink.shaded.netty4.io.netty.util.CharsetUtil;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Lets Flink's REST interface show and nothing else: Flink's own switches only hide the buttons, and anybody who can reach the port could
 * still cancel a job or end the cluster. Flink finds this class by its service file.
 */
public final class ReadOnlyRest implements InboundChannelHandlerFactory {
    /** Set by {@link LocalCluster}; a cluster that somebody else runs is left alone. */
    static final ConfigOption<Boolean> ON =
            ConfigOptions.key("davy.rest.read-only").booleanType().defaultValue(false);

    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Called by Flink. */
    public ReadOnlyRest() {}

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Optional<ChannelHandler> createHandler(Configuration configuration, Map<String, String> headers) {
        return configuration.get(ON) ? Optional.of(new Guard()) : Optional.empty();
    }

    /** Whether a request only looks: some of Flink's GET addresses cancel a job, and a foreign name is another site's page in disguise. */
    static boolean looks(String method, String uri, @Nullable String host) {
        String path = uri.replaceAll("[?#].*", "");
        boolean reads = method.equals(HttpMethod.GET.name()) || method.equals(HttpMethod.HEAD.name());
        boolean ends = path.contains("%") || path.matches(".*/yarn-(cancel|stop)/*");
        return reads && !ends && host != null && HOSTS.contains(host.replaceAll(":\\d+$", ""));
    }

    /** Stands before one connection. */
    private static final class Guard extends ChannelInboundHandlerAdapter {
        private boolean refused;

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (!refused && message instanceof HttpRequest r) {
                refused = !looks(r.method().name(), r.uri(), r.headers().get(HttpHeaderNames.HOST));
                if (refused) {
                    refuse(ctx);
                }
            }
            if (refused && message instanceof HttpObject) {
                ReferenceCountUtil.release(message);
            } else {
                ctx.fireChannelRead(message);
            }
        }

        private static void refuse(ChannelHandlerContext ctx) {
            var answer = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.FORBIDDEN,
                    Unpooled.copiedBuffer("this page only shows; Davy itself runs the jobs\n", CharsetUtil.UTF_8));
            answer.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes());
            ctx.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
