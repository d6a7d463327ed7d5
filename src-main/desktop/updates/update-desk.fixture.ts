import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogFields } from '../../engine/ports/log.ts';
import type { PrepareAsk, Preparedness } from '../../engine/ports/update-readiness.ts';
import { sendStraight } from '../../sync/send-request.ts';
import { UpdateDesk, type UpdateDeskOptions } from './update-desk.ts';
import type { CheckedUpdate } from './update-ports.ts';
import { releaseKey } from './update-server.fixture.ts';

/** A workstation of version 1.3.0, installed from a Debian package, with a real folder. */
export function openDesk(address: URL, changes: Partial<UpdateDeskOptions> = {}) {
  const asked: PrepareAsk[] = [];
  const taken: CheckedUpdate[] = [];
  const forgotten: string[] = [];
  const logged: { readonly event: string; readonly fields: LogFields | undefined }[] = [];
  const states: string[] = [];
  const world = {
    folder: changes.folder ?? mkdtempSync(join(tmpdir(), 'duebook-updates-')),
    answer: { name: 'prepared' } as Preparedness,
    quits: 0,
    asked,
    taken,
    forgotten,
    logged,
    /** Each state once, in the order in which they were shown. */
    states,
  };
  const desk: UpdateDesk = new UpdateDesk({
    version: '1.3.0',
    platform: 'linux',
    arch: 'x64',
    systemVersion: '6.8.0-45-generic',
    kind: 'deb',
    address,
    keys: [releaseKey.publicKey],
    policy: { channel: undefined, updates: 'manual' },
    folder: world.folder,
    requests: { send: sendStraight, silenceMs: 5_000 },
    prepare: async (ask) => {
      asked.push(ask);
      return world.answer;
    },
    installer: {
      take: async (update) => {
        taken.push(update);
        return undefined;
      },
      forget: async (folder) => void forgotten.push(folder),
    },
    quit: () => {
      world.quits += 1;
    },
    now: () => '2026-11-24T08:00:00.000Z',
    newId: () => 'staging-id-of-the-fixture',
    wait: () => Promise.resolve(),
    onChange: () => {
      const { name } = desk.view().state;
      if (states.at(-1) !== name) states.push(name);
    },
    log: (_level, event, fields) => logged.push({ event, fields }),
    ...changes,
  });
  return Object.assign(world, { desk });
}
