import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { maxPieceBytes } from '../../../src-shared/protocol/file-api.ts';
import { collector, envelopeOf } from '../../engine/command.fixture.ts';
import type { FileFacts } from '../../engine/ports/files-port.ts';
import { sessionOf } from '../../engine/session.fixture.ts';
import { tablesWithText } from '../device/tables-with-text.fixture.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';

const actor = collector.userId;

function someFile(size: number, accountId = 'account-1'): { facts: FileFacts; content: Buffer } {
  const content = randomBytes(size);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { facts: { accountId, sha256, mediaType: 'image/png', sizeBytes: size }, content };
}

describe('files on this device', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  beforeEach(() => {
    store = openWorkstationFile();
    store.device.saveSession(sessionOf(actor));
  });
  afterEach(() => store.remove());

  const batch = (actorId = actor) =>
    store.outbox.batchToSend(actorId, { maxCommands: 100, maxBytes: 1_000_000 }).map(({ id }) => id);
  const give = (fields: Readonly<Record<string, unknown>> = {}): string => {
    const envelope = envelopeOf(fields);
    store.outbox.append(envelope, { ...collector, userId: envelope.actorId });
    return envelope.id;
  };
  const giveWith = ({ sha256, sizeBytes }: FileFacts, accountId = 'account-1') =>
    give({
      accountId,
      name: 'dispute.attach',
      input: {
        ...{ disputeId: 'd-1', note: '' },
        file: { sha256, name: 'a.png', mediaType: 'image/png', sizeBytes },
      },
    });
  const added = (size: number, accountId?: string) => {
    const { facts, content } = someFile(size, accountId);
    store.files.add(facts, actor, content);
    return { facts, content };
  };
  const stateOf = ({ accountId, sha256 }: FileFacts, actorId = actor) =>
    store.files.list(accountId, actorId).find((file) => file.sha256 === sha256)?.state;

  it('come back byte for byte, also after the file was closed, and lie nowhere in plain bytes', () => {
    const { facts, content } = added(2 * maxPieceBytes + 17);
    expect(Buffer.from(store.files.content(facts, actor) ?? []).equals(content)).toBe(true);
    const piece = store.files.piece(facts, maxPieceBytes);
    expect(Buffer.from(piece).equals(content.subarray(maxPieceBytes, 2 * maxPieceBytes))).toBe(true);
    expect(store.files.piece(facts, 2 * maxPieceBytes + 10)).toHaveLength(7);
    expect(stateOf(facts)).toBe('kept');
  });

  it('are seen by whoever added them only, until the server has them', () => {
    const { facts } = added(100);
    expect(store.files.content(facts, 'user-2')).toBeUndefined();
    expect(store.files.list('account-1', 'user-2')).toEqual([]);
    expect(store.files.isReferable(facts, 'user-2')).toBe(false);
    store.files.markHere(facts);
    expect(store.files.content(facts, 'user-2')).toBeDefined();
    expect(store.files.isReferable(facts, 'user-2')).toBe(true);
  });

  it('keep their command back, and what comes after it on the account, and nothing else', () => {
    const before = give();
    const { facts } = added(100);
    const waiting = giveWith(facts);
    const after = give();
    const elsewhere = give({ accountId: 'account-2' });
    expect(batch()).toEqual([before, elsewhere]);
    expect(stateOf(facts)).toBe('waiting');
    expect(store.files.nextToSend(actor)).toEqual(facts);
    expect(store.files.nextToSend('user-2')).toBeUndefined();
    store.files.markHere(facts);
    expect(batch()).toEqual([before, waiting, after, elsewhere]);
    expect(store.files.nextToSend(actor)).toBeUndefined();
  });

  it('let their command go without them where the server will never take them', () => {
    const { facts } = added(100);
    const id = giveWith(facts);
    store.files.markRefused(facts, 'FILE_TOO_LARGE');
    expect(batch()).toEqual([id]);
    expect(store.files.list('account-1', actor)).toMatchObject([
      { state: 'refused', refusedFor: 'FILE_TOO_LARGE' },
    ]);
  });

  it('are removed before anything refers to them, and again when it was withdrawn, but not in between', () => {
    const { facts } = added(100);
    const id = giveWith(facts);
    expect(store.files.remove(facts, actor)).toBe(false);
    expect(store.outbox.withdraw(id, actor)).toBe(true);
    expect(stateOf(facts)).toBe('kept');
    expect(store.files.remove(facts, 'user-2')).toBe(false);
    expect(store.files.remove(facts, actor)).toBe(true);
    expect(store.files.content(facts, actor)).toBeUndefined();
    expect(store.file.database.prepare('SELECT * FROM held_file_piece').all()).toEqual([]);
  });

  it('are loaded from where it broke off, and kept only where the hash is right', () => {
    const { facts, content } = someFile(1000);
    expect(store.files.beginLoading(facts)).toBe(0);
    expect(store.files.addLoaded(facts, 0, content.subarray(0, 400))).toBe(true);
    expect(store.files.addLoaded(facts, 0, content.subarray(0, 400))).toBe(false);
    expect(store.files.content(facts, actor)).toBeUndefined();
    expect(store.files.beginLoading(facts)).toBe(400);
    expect(store.files.addLoaded(facts, 400, content.subarray(400))).toBe(true);
    expect(store.files.finishLoading(facts)).toBe(true);
    expect(Buffer.from(store.files.content(facts, actor) ?? []).equals(content)).toBe(true);

    const other = someFile(1000);
    store.files.beginLoading(other.facts);
    store.files.addLoaded(other.facts, 0, content);
    expect(store.files.finishLoading(other.facts)).toBe(false);
    expect(stateOf(other.facts)).toBeUndefined();
  });

  it('are not written over by a download while another user of the device has still to send them', () => {
    const { facts } = added(100);
    expect(store.files.beginLoading(facts)).toBeUndefined();
    expect(stateOf(facts)).toBe('kept');
  });

  it('leave with the replica when it changes hands, but for what is still to be sent', () => {
    const sent = added(100).facts;
    store.files.markHere(sent);
    const text = `secret-${'x'.repeat(20)}`;
    const loaded = { ...someFile(text.length).facts };
    store.files.beginLoading(loaded);
    store.files.addLoaded(loaded, 0, Buffer.from(text));
    const toSend = added(100).facts;
    giveWith(toSend);
    expect(tablesWithText(store.file, text)).toEqual(['held_file_piece']);
    store.device.saveSession(sessionOf('user-2'));
    expect(tablesWithText(store.file, text)).toEqual([]);
    expect(store.files.list('account-1', 'user-2')).toEqual([]);
    expect(store.files.list('account-1', actor).map(({ sha256 }) => sha256)).toEqual([toSend.sha256]);
  });

  it('of an account that is gone are forgotten, and those of others stay', () => {
    const gone = added(100).facts;
    const stays = added(100, 'account-2').facts;
    store.files.markHere(gone);
    store.files.markHere(stays);
    expect(store.files.accountIds()).toEqual(new Set(['account-1', 'account-2']));
    store.files.forgetAccount('account-1');
    expect(store.files.accountIds()).toEqual(new Set(['account-2']));
  });

  it('that nothing refers to are forgotten, but not those of a draft or a command', () => {
    const left = added(100).facts;
    const inDraft = added(100).facts;
    const inCommand = added(100).facts;
    giveWith(inCommand);
    store.device.saveSetting(`drafts/${actor}`, JSON.stringify({ files: [{ sha256: inDraft.sha256 }] }));
    store.files.forgetLeftOver();
    expect(stateOf(left)).toBeUndefined();
    expect(stateOf(inDraft)).toBe('kept');
    expect(stateOf(inCommand)).toBe('waiting');
  });

  it('go to the server again with the commands that are offered again after a restore', () => {
    const { facts } = added(100);
    giveWith(facts);
    store.files.markHere(facts);
    store.outbox.offerAgain('another');
    expect(stateOf(facts)).toBe('waiting');
    expect(batch()).toEqual([]);
  });
});
