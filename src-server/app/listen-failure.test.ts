import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenFailure } from './listen-failure.ts';
import { openMetricsServer } from './metrics-server.ts';
import { createServerMetrics } from './server-metrics.ts';

describe('an address that cannot be listened on', () => {
  const other = createServer();
  beforeAll(async () => {
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
  });
  afterAll(() => void other.close());

  it('is told with the names of its variables', async () => {
    const { port } = other.address() as AddressInfo;
    await expect(openMetricsServer({ port, host: '127.0.0.1' }, createServerMetrics())).rejects.toThrow(
      `METRICS_PORT ${port} is in use by another program on METRICS_HOST 127.0.0.1 (EADDRINUSE).`,
    );
    await expect(openMetricsServer({ port: 0, host: '203.0.113.1' }, createServerMetrics())).rejects.toThrow(
      'METRICS_HOST 203.0.113.1 is no address of this machine (EADDRNOTAVAIL).',
    );
  });

  it('is a bug where the system says nothing', () => {
    expect(listenFailure(new Error('a bug'), { host: 'HOST x', port: 'PORT 1' })).toBeUndefined();
  });
});
