import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listenFailure } from './listen-failure.ts';
import type { ServerMetrics } from './server-metrics.ts';

export type MetricsServer = { readonly url: string; readonly close: () => Promise<void> };

/** `GET /metrics` for Prometheus, on a port of its own: who watches the server is not who uses it. */
export async function openMetricsServer(
  at: { readonly port: number; readonly host: string } | undefined,
  { registry }: Pick<ServerMetrics, 'registry'>,
): Promise<MetricsServer | undefined> {
  if (at === undefined) return undefined;
  const server = createServer((request, reply) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      reply.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => reply.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => reply.writeHead(500).end(),
    );
  });
  server.listen(at.port, at.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw listenFailure(error, { host: `METRICS_HOST ${at.host}`, port: `METRICS_PORT ${at.port}` }) ?? error;
  }
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://${at.host}:${port}/metrics`, close };
}
