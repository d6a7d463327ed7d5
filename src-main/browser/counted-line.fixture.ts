import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to a server that counts what goes to it. */
export type CountedLine = {
  readonly url: string;
  /** Connections and bytes that have gone to the server so far. */
  readonly count: () => { readonly connections: number; readonly bytes: number };
  close(): Promise<void>;
};

export async function countLineTo(serverUrl: string): Promise<CountedLine> {
  const { port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let connections = 0;
  let bytes = 0;
  const line = createServer((near) => {
    connections += 1;
    const far = connect(Number(port), '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    near.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    near.pipe(far).pipe(near);
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  return {
    url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    count: () => ({ connections, bytes }),
    async close() {
      for (const socket of sockets) socket.destroy();
      line.close();
      await once(line, 'close');
    },
  };
}
