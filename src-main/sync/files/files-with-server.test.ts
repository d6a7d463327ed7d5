import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { maxFileBytes } from '../../../src-shared/domain/file-reference.ts';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import { maxPieceBytes } from '../../../src-shared/protocol/file-api.ts';
import { invoicesOf } from '../../engine/account-lists.fixture.ts';
import { clientOf, firstOf, firstWindowOf, startWorkstation, until } from '../../engine/engine.fixture.ts';
import { wholeWorklist } from '../../storage/read-models/read-models.fixture.ts';
import type { Fault } from '../fault-proxy.fixture.ts';
import {
  type ProxiedWorkstation,
  removeProxiedWorkstation,
  startProxiedWorkstation,
  untilUpToDate,
} from '../proxied-workstation.fixture.ts';

const commandsPath = '/v1/sync/commands';
const png = (size: number) =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), randomBytes(size - 8)]);

describe('files with the real server', { timeout: 120_000 }, () => {
  let parts: ProxiedWorkstation;
  /** The requests of files and commands, in order. */
  let asked: string[];
  let faultOf: (path: string, count: number) => Fault;

  /** Accounts that a test has used: each begins with one of its own. */
  const used = new Set<string>();

  beforeAll(async () => {
    parts = await startProxiedWorkstation();
  }, 60_000);
  afterAll(() => removeProxiedWorkstation(parts));
  beforeEach(() => {
    asked = [];
    faultOf = () => ({ kind: 'pass' });
    parts.proxy.onRequest((path, count) => {
      if (path.startsWith('/v1/files/')) asked.push('file');
      if (path === commandsPath) asked.push('commands');
      return faultOf(path, count);
    });
    parts.workstation.engine.services.sync.now();
  });

  const client = () => clientOf(parts.workstation);
  const anAccount = async () => {
    const { rows } = await firstWindowOf(await client().worklist.watch(wholeWorklist));
    for (const row of rows) {
      const accountId = accountIdSchema.parse(row.accountId);
      const invoice = (await invoicesOf(client(), accountId)).find(
        (one) => one.openMinor > one.disputedMinor && one.type === 'invoice',
      );
      if (invoice === undefined || used.has(accountId)) continue;
      used.add(accountId);
      return { accountId, invoice };
    }
    throw new Error('the demo has no invoice to dispute');
  };
  const disputeWith = async (content: Buffer) => {
    const { accountId, invoice } = await anAccount();
    const file = await client().files.add({
      accountId,
      name: 'note.png',
      content: new Blob([new Uint8Array(content)]),
    });
    const input = {
      disputeId: randomUUID(),
      currency: invoice.currency,
      items: [{ invoiceId: invoice.id, amountMinor: 1 }],
      reasonCode: '01',
      description: '',
      contactName: '',
      attachments: [file],
    };
    await client().commands.submit({ accountId, name: 'dispute.open', input });
    return { accountId, file, disputeId: input.disputeId };
  };
  const untilAnswered = () =>
    until(
      () => parts.workstation.engine.services.outbox.unansweredIds().length === 0,
      'every command answered',
    );
  const refusals = () =>
    parts.workstation.engine.services.outbox.attention(
      parts.workstation.engine.services.device.session()?.actor.userId ?? '',
    );

  it('sends the bytes before the command, and another device of the user loads and checks them', async () => {
    const content = png(2 * maxPieceBytes + 100);
    const { accountId, file, disputeId } = await disputeWith(content);
    await untilAnswered();
    expect(asked.indexOf('commands')).toBe(asked.lastIndexOf('file') + 1);
    expect(refusals()).toEqual([]);
    expect(await firstOf(await client().files.watch({ accountId }))).toMatchObject([
      { sha256: file.sha256, state: 'here' },
    ]);
    // One process holds one replica.
    await parts.workstation.close();
    const second = await startWorkstation({
      serverUrl: parts.proxy.url,
      today: parts.server.today,
      signIn: parts.server.signIn('collector'),
    });
    try {
      await untilUpToDate(second);
      const calls = clientOf(second);
      const found = await firstOf(await calls.account.dispute({ accountId, disputeId }));
      expect(found?.attachments).toEqual([file]);
      expect(await firstOf(await calls.files.watch({ accountId }))).toEqual([]);
      const loaded = Buffer.from(await (await calls.files.read({ accountId, file })).arrayBuffer());
      expect(loaded.equals(content)).toBe(true);
      // From here on it needs no server.
      faultOf = () => ({ kind: 'cut' });
      expect((await calls.files.read({ accountId, file })).size).toBe(content.length);
    } finally {
      await second.remove();
      faultOf = () => ({ kind: 'pass' });
      parts = { ...parts, workstation: await parts.workstation.restart() };
    }
  });

  it('goes on where an upload broke off, and with the command after a restart between the two', async () => {
    faultOf = (path, count) => {
      if (path === commandsPath) return { kind: 'cut' };
      // The question and the first piece go through; then the line is cut.
      return path.startsWith('/v1/files/') && count > 2 ? { kind: 'cut' } : { kind: 'pass' };
    };
    const content = png(2 * maxPieceBytes + 100);
    const { accountId, file } = await disputeWith(content);
    const held = () => parts.workstation.engine.services.files.list(accountId, userOf(parts));
    await until(() => held()[0]?.movedBytes === maxPieceBytes, 'one piece is at the server');
    expect(asked).not.toContain('commands');
    parts = { ...parts, workstation: await parts.workstation.restart() };

    asked.length = 0;
    faultOf = (path) => (path === commandsPath ? { kind: 'cut' } : { kind: 'pass' });
    await until(() => held()[0]?.state === 'here', 'the file is at the server');
    await until(() => asked.includes('commands'), 'the command is tried');
    // The question and the two pieces that were missing, and only then the command.
    expect(asked.slice(0, 4)).toEqual(['file', 'file', 'file', 'commands']);
    parts = { ...parts, workstation: await parts.workstation.restart() };

    asked.length = 0;
    faultOf = () => ({ kind: 'pass' });
    await untilAnswered();
    expect(asked).toEqual(['commands']);
    expect(refusals()).toEqual([]);
    expect((await client().files.read({ accountId, file })).size).toBe(content.length);
  });

  it('keeps nothing that arrives otherwise than its hash says, and says so', async () => {
    const content = png(5000);
    const { accountId } = await disputeWith(content);
    await untilAnswered();
    const forged = { sha256: createHash('sha256').update('other').digest('hex'), name: 'x.png' };
    const file = { ...forged, mediaType: 'image/png', sizeBytes: content.length };
    await expect(client().files.read({ accountId, file })).rejects.toMatchObject({
      data: { code: 'FILE_NOT_FOUND' },
    });
    const { services } = parts.workstation.engine;
    const key = { accountId, sha256: file.sha256 };
    services.files.beginLoading({ ...key, mediaType: 'image/png', sizeBytes: 3 });
    services.files.addLoaded(key, 0, Buffer.from('bad'));
    const damaged = { ...file, sizeBytes: 3 };
    await expect(client().files.read({ accountId, file: damaged })).rejects.toMatchObject({
      data: { code: 'FILE_DAMAGED' },
    });
    expect(services.files.content(key, userOf(parts))).toBeUndefined();
  });

  it('refuses before anything is stored: too large, empty, of a kind that could run', async () => {
    const { accountId } = await anAccount();
    const add = (name: string, content: Blob) => client().files.add({ accountId, name, content });
    const refusedWith = (code: string) => ({ data: { code } });
    await expect(add('a.png', new Blob([]))).rejects.toMatchObject(refusedWith('FILE_EMPTY'));
    const huge = new Blob([new Uint8Array(maxFileBytes + 1)]);
    await expect(add('a.txt', huge)).rejects.toMatchObject(refusedWith('FILE_TOO_LARGE'));
    for (const name of ['a.svg', 'a.html', 'a.exe', 'a.png']) {
      const content = new Blob(['<svg onload="alert(1)"/>']);
      await expect(add(name, content), name).rejects.toMatchObject(refusedWith('FILE_TYPE_NOT_ALLOWED'));
    }
    expect(await firstOf(await client().files.watch({ accountId }))).toEqual([]);
    const file = { sha256: 'c'.repeat(64), name: 'a.png', mediaType: 'image/png', sizeBytes: 1 };
    const input = { disputeId: randomUUID(), file, note: '' };
    const submitted = client().commands.submit({ accountId, name: 'dispute.attach', input });
    await expect(submitted).rejects.toMatchObject(refusedWith('FILE_NOT_FOUND'));
  });

  it('opens nothing without a connection that is not here, and says why', async () => {
    const { accountId } = await anAccount();
    faultOf = () => ({ kind: 'cut' });
    parts.proxy.cutAll();
    await until(() => parts.workstation.engine.services.sync.state().phase === 'offline', 'offline');
    const file = { sha256: 'c'.repeat(64), name: 'a.png', mediaType: 'image/png', sizeBytes: 1 };
    await expect(client().files.read({ accountId, file })).rejects.toMatchObject({
      data: { code: 'FILE_NOT_HERE' },
    });
  });

  it('hands the command in without a file that the server will never take', async () => {
    faultOf = (path) =>
      path.startsWith('/v1/files/')
        ? { kind: 'answer', status: 422, type: 'application/json', body: '{"code":"FILE_TYPE_NOT_ALLOWED"}' }
        : { kind: 'pass' };
    const { accountId } = await disputeWith(png(500));
    await untilAnswered();
    expect(refusals()).toEqual([]);
    expect(await firstOf(await client().files.watch({ accountId }))).toMatchObject([
      { state: 'refused', refusedFor: 'FILE_TYPE_NOT_ALLOWED' },
    ]);
  });
});

function userOf({ workstation }: ProxiedWorkstation): string {
  return workstation.engine.services.device.session()?.actor.userId ?? '';
}
