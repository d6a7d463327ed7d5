import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDesk } from './update-desk.fixture.ts';
import { startUpdateServer, type UpdateServer } from './update-server.fixture.ts';

const content = Buffer.from('installer of 1.4.0');
let server: UpdateServer;

beforeEach(async () => {
  server = await startUpdateServer();
  server.publish({ version: '1.4.0', content });
});
afterEach(() => server.close());

/** Looks with what somebody has written into the file that remembers. */
async function lookWith(written: string) {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-updates-'));
  writeFileSync(join(folder, 'updates.json'), written);
  const world = openDesk(server.address, { folder });
  await world.desk.check();
  return world;
}

const kept = { stagingId: 'of this workstation', channel: 'stable' };
const seenAs = (seen: unknown) => JSON.stringify({ ...kept, seen: { 'latest-linux.yml': seen } });

test.each([
  ['no version', seenAs({ version: 'newest', signedAt: '2026-11-20T12:00:00.000Z' })],
  ['no instant', seenAs({ version: '1.4.0', signedAt: 'yesterday' })],
  ['nothing that was seen', JSON.stringify({ ...kept, seen: 7 })],
  ['nothing at all', 'null'],
  ['half of it', seenAs({ version: '1.4.0', signedAt: '2026-11-20T12:00:00.000Z' }).slice(0, 60)],
])('what is remembered stops no search where it has become %s', async (_what, written) => {
  const { desk } = await lookWith(written);
  expect(desk.view().state.name).toBe('ready');
});

test('what was seen and cannot be read takes nothing else that is remembered along', async () => {
  const { folder } = await lookWith(seenAs({ version: 'newest', signedAt: 'yesterday' }));
  const { stagingId, seen } = JSON.parse(readFileSync(join(folder, 'updates.json'), 'utf8'));
  expect(stagingId).toBe('of this workstation');
  expect(seen).toEqual({ 'latest-linux.yml': { version: '1.4.0', signedAt: '2026-11-20T12:00:00.000Z' } });
});
