package org.concordat.chain.rpc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.concordat.chain.metrics.NodeMetrics;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// `GET /metrics`, on a port of its own so that it can be opened to the monitoring system alone.
final class MetricsEdge extends Handler.Abstract {
  private final RpcEndpoint endpoint;
  private final NodeMetrics metrics;

  MetricsEdge(RpcEndpoint endpoint, NodeMetrics metrics) {
    this.endpoint = endpoint;
    this.metrics = metrics;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!endpoint.answersAs(Request.getServerName(request))) {
      write(response, callback, HttpStatus.FORBIDDEN_403, "Host not authorized.\n");
    } else if (HttpMethod.GET.is(request.getMethod())
        && Request.getPathInContext(request).equals("/metrics")) {
      write(response, callback, HttpStatus.OK_200, metrics.text());
    } else {
      write(response, callback, HttpStatus.NOT_FOUND_404, "GET /metrics\n");
    }
    return true;
  }

  private static void write(Response response, Callback callback, int status, String text) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, NodeMetrics.CONTENT_TYPE);
    response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
  }
}
