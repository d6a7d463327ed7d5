import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { type ChildProgram, startChild } from '../../../scripts/child-program.ts';
import { runtimeFlags } from '../../../src-main/browser/runtime-flags.ts';
import { createEnvelope, type Slot } from '../../../src-main/desktop/keys/envelope.ts';
import { writeKeyFile } from '../../../src-main/desktop/keys/envelope-file.ts';
import { ledgerToday } from '../read-models/ledger.ts';
import { ledgerKey } from './kept-ledger.ts';

/** The browser host at work on a ledger, its server not reachable. */
export type ScreensHost = {
  /** Lets one browser in, once. */
  readonly address: string;
  /** When its process was started, in milliseconds since the epoch. */
  readonly spawnedAt: number;
  readonly stop: () => Promise<void>;
};

/** The folder has the replica in `workstation`. */
export async function startScreensHost(folder: string): Promise<ScreensHost> {
  const keyPath = join(folder, 'workstation.key');
  const bare = async (key: Uint8Array): Promise<Slot[]> => [
    { kind: 'bare', key: Buffer.from(key).toString('base64') },
  ];
  writeKeyFile(keyPath, await createEnvelope(Uint8Array.from(ledgerKey), bare));
  const server = `http://127.0.0.1:${await closedPort()}`;
  const switches = [
    '--data',
    folder,
    '--server',
    server,
    '--port',
    '0',
    '--today',
    `${ledgerToday}T09:00:00Z`,
  ];
  const spawnedAt = Date.now();
  const program: ChildProgram = startChild(process.execPath, [
    ...runtimeFlags,
    'out/main/browser-host.js',
    ...switches,
  ]);
  const [, address = ''] = await program.lineMatching(/(http:\/\/127\.0\.0\.1:\S+)/);
  return { address, spawnedAt, stop: () => program.stop() };
}

/** A port of loopback on which nobody listens. */
function closedPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = z.object({ port: z.number() }).parse(server.address());
      server.close(() => resolve(port));
    });
  });
}
