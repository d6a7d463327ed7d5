import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import { collector, envelopeOf } from '../../engine/command.fixture.ts';
import { sessionOf } from '../../engine/session.fixture.ts';
import { createDeviceKey } from '../../sync/device-key.ts';
import { createSealedHandIn } from '../sealed-outbox/sealed-hand-in.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { createPortableWork } from './sqlite-portable-work.ts';

type Store = ReturnType<typeof openWorkstationFile>;

describe('work that is read from one file and taken into another', () => {
  let here: Store;
  let there: Store;
  /** Commands whose files lie sealed beside them. */
  let left: string[];
  beforeEach(() => {
    left = [];
    here = openWorkstationFile();
    there = openWorkstationFile();
    for (const { device } of [here, there]) device.saveSession(sessionOf(collector.userId));
  });
  afterEach(() => {
    for (const store of [here, there]) store.remove();
  });

  const handInOf = (store: Store) =>
    createSealedHandIn({ ...store, directory: dirname(store.path), log: () => undefined });
  const workOf = (store: Store, sealedHandIn = handInOf(store)) =>
    createPortableWork({
      ...store,
      sealedHandIn,
      leftFiles: { commandIds: () => new Set(left) },
      sign: createDeviceKey(store.device).sign,
    });
  const accountId = accountIdSchema.parse('account-1');
  function addFile(store: Store, size: number) {
    const content = randomBytes(size);
    const sha256 = createHash('sha256').update(content).digest('hex');
    store.files.add(
      { accountId, sha256, mediaType: 'image/jpeg', sizeBytes: size },
      collector.userId,
      content,
    );
    return { sha256, name: 'a.jpg', mediaType: 'image/jpeg', sizeBytes: size };
  }
  const give = (store: Store, input = {}) => {
    const envelope = envelopeOf({ deviceId: store.device.deviceId(), input });
    store.outbox.append(envelope, collector);
    return envelope.id;
  };

  it('leaves what another person has on the computer, and every number and key of the device', () => {
    const own = give(here);
    const stranger = { ...collector, userId: 'user-9' as never };
    here.outbox.append(envelopeOf({ actorId: stranger.userId }), stranger);
    here.device.saveSetting('drafts/user-9', JSON.stringify({ a: 'not mine' }));
    here.device.saveSetting('receipt-numbers/organisation-1', '{}');
    const { work } = workOf(here).collect();
    expect(work.commands.map(({ commandId }) => commandId)).toEqual([own]);
    expect(work.drafts).toEqual({});
    workOf(there).takeIn({ work, contents: [] });
    expect(there.device.deviceId()).not.toBe(here.device.deviceId());
    for (const name of ['receipt-numbers/organisation-1', 'drafts/user-9'])
      expect(there.device.setting(name)).toBeUndefined();
  });

  it('hands in nothing before the file that it refers to has gone, and forgets no file at a start', () => {
    const first = give(here);
    const photo = addFile(here, 3_000_000);
    const second = give(here, { photos: [photo] });
    const draft = addFile(here, 1_000);
    here.device.saveSetting(`drafts/${collector.userId}`, JSON.stringify({ form: draft.sha256 }));
    const handIn = handInOf(there);
    workOf(there, handIn).takeIn(workOf(here).collect());
    there.files.forgetLeftOver();
    expect(there.files.nextToSend(collector.userId)?.sha256).toBe(photo.sha256);
    const limits = { maxCommands: 10, maxBytes: 1_000_000 };
    const ids = () => handIn.batchToHandIn(collector.userId, limits).map(({ commandId }) => commandId);
    expect(ids()).toEqual([first]);
    there.files.markHere({ accountId, sha256: photo.sha256 });
    expect(ids()).toEqual([first, second]);
    const kept = there.files.content({ accountId, sha256: draft.sha256 }, collector.userId);
    expect(kept?.length).toBe(1_000);
  });

  it('leaves a command that came from elsewhere where its sealed file is', () => {
    const ids = [give(here), give(here)];
    const handIn = handInOf(there);
    workOf(there, handIn).takeIn(workOf(here).collect());
    const carried = () =>
      workOf(there, handIn)
        .collect()
        .work.commands.map(({ commandId }) => commandId);
    expect(carried()).toEqual(ids);
    left = ids.slice(0, 1);
    expect(carried()).toEqual(ids.slice(1));
  });

  it('is not half here on a full disk, and is whole once there is room', () => {
    give(here, { photos: [addFile(here, 3_000_000)] });
    here.device.saveSetting(`drafts/${collector.userId}`, JSON.stringify({ form: 'text' }));
    const carried = workOf(here).collect();
    const pages = Number(there.file.database.pragma('page_count', { simple: true }));
    there.file.database.pragma(`max_page_count = ${pages + 20}`);
    expect(() => workOf(there).takeIn(carried)).toThrow(expect.objectContaining({ code: 'STORAGE_FULL' }));
    expect(there.device.setting(`drafts/${collector.userId}`)).toBeUndefined();
    expect(there.files.accountIds().size).toBe(0);
    expect(readdirSync(dirname(there.path)).filter((name) => name.includes('sealed'))).toEqual([]);
    there.file.database.pragma('max_page_count = 1000000');
    expect(workOf(there).takeIn(carried)).toBe(0);
    expect(handInOf(there).waiting(collector.userId)).toHaveLength(1);
    expect(existsSync(join(dirname(there.path), 'sealed-outbox.incoming'))).toBe(false);
  });
});
