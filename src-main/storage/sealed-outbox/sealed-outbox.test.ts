import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failure } from '../../../src-shared/domain/failure.ts';
import { deviceIdSchema, userIdSchema } from '../../../src-shared/domain/ids.ts';
import { testOrganisation } from '../../../test/fixtures/builders/test-organisation.ts';
import { collector, envelopeOf } from '../../engine/command.fixture.ts';
import { grantLease, leaseKey } from '../../engine/lease.fixture.ts';
import { storedSessionSchema } from '../../engine/ports/device-port.ts';
import { createDeviceKey } from '../../sync/device-key.ts';
import { StorageError } from '../sqlite-file/storage-error.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { createLeftFiles } from './left-files.ts';
import { readRecords } from './record-file.ts';
import { sealFilesOf } from './sealed-files.ts';
import { leaveSealedOutbox, markHandedIn } from './sealed-folders.ts';
import { createSealedHandIn } from './sealed-hand-in.ts';
import { createSealedOutbox } from './sealed-outbox.ts';

describe('the sealed outbox', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  let events: string[];
  beforeEach(() => {
    store = openWorkstationFile();
    events = [];
    signIn(store);
  });
  afterEach(() => store.remove());

  const signIn = ({ device }: typeof store) =>
    device.saveSession(
      storedSessionSchema.parse({
        refreshToken: 'token',
        actor: collector,
        organisation: testOrganisation('tenant', 'Test'),
        lease: grantLease(),
        leaseKey,
        deviceCode: 'AB',
      }),
    );
  const folder = () => join(dirname(store.path), 'sealed-outbox');
  const path = () => join(folder(), 'commands.jsonl');
  const open = (of = store, leave = leaveSealedOutbox) => createSealedOutbox(parts(of), leave);
  const parts = (of: typeof store) => ({
    directory: dirname(store.path),
    outbox: of.outbox,
    files: of.files,
    device: of.device,
    sign: createDeviceKey(of.device).sign,
    now: () => new Date('2026-03-31T09:00:00.000Z'),
    log: (_level: string, event: string) => events.push(event),
  });
  const give = (fields = {}) => {
    const envelope = envelopeOf({ deviceId: store.device.deviceId(), ...fields });
    store.outbox.append(envelope, collector);
    return envelope.id;
  };
  const sealedIds = () => readRecords(folder()).records.map(({ commandId }) => commandId);
  const leftFolders = () => readdirSync(dirname(store.path)).filter((name) => name.includes('.left-'));

  it('holds what was given, in order, and nothing of it in clear', () => {
    const sealed = open();
    const ids = [give(), give()];
    sealed.keep();
    ids.push(give());
    sealed.keep();
    expect(sealedIds()).toEqual(ids);
    const text = readFileSync(path(), 'utf8');
    expect(text).not.toContain('account-1');
    expect(readRecords(folder()).records.map(({ userId }) => userId)).toEqual(Array(3).fill('user-1'));
  });

  it('takes in at a start what was given before it could be sealed', () => {
    const id = give();
    open();
    expect(sealedIds()).toEqual([id]);
  });

  it('drops what was applied, taken back or dealt with, and keeps what needs attention', () => {
    const sealed = open();
    const [applied, refused, withdrawn, waiting] = [give(), give(), give(), give()];
    sealed.keep();
    store.outbox.recordJudgement(applied, { status: 'applied', documents: [] });
    store.outbox.recordJudgement(refused, { status: 'refused', failures: [failure('FORBIDDEN')] });
    store.outbox.withdraw(withdrawn, 'user-1');
    sealed.review();
    expect(sealedIds()).toEqual([refused, waiting]);
    store.outbox.dismiss(refused, 'user-1');
    sealed.review();
    expect(sealedIds()).toEqual([waiting]);
  });

  it('does not grow with what has been settled', () => {
    const sealed = open();
    for (let n = 0; n < 600; n += 1) {
      const id = give();
      sealed.keep();
      store.outbox.recordJudgement(id, { status: 'applied', documents: [] });
    }
    expect(sealedIds().length).toBeLessThan(300);
  });

  it('loses nothing but the record that a power cut has cut, and goes on behind it', () => {
    const sealed = open();
    const [first, second] = [give(), give()];
    sealed.keep();
    const bytes = readFileSync(path());
    const end = bytes.indexOf(0);
    writeFileSync(path(), bytes.fill(0, end - 20, end));
    const third = give();
    sealed.keep();
    expect(sealedIds()).toEqual([first, third]);
    // The file knows it still: it is sealed again.
    open();
    expect(sealedIds().toSorted()).toEqual([first, second, third].toSorted());
  });

  it('leaves another line as it is where one is spoilt', () => {
    const sealed = open();
    const ids = [give(), give(), give()];
    sealed.keep();
    const lines = readFileSync(path(), 'utf8').split('\n').filter(Boolean);
    writeFileSync(path(), [lines[0], `\u0000${lines[1]?.slice(9)}`, lines[2], '{"a":1}'].join('\n'));
    expect(readRecords(folder())).toMatchObject({ damagedCount: 2 });
    expect(sealedIds()).toEqual([ids[0], ids[2]]);
  });

  it('does not let a command look refused where the disk takes nothing, and seals it with the next one', () => {
    const sealed = open();
    writeFileSync(folder(), 'in the way');
    const ids = [give()];
    sealed.keep();
    expect(events).toContain('sealed-outbox.not-kept');
    expect(existsSync(path())).toBe(false);
    rmSync(folder());
    ids.push(give());
    sealed.keep();
    expect(sealedIds()).toEqual(ids);
  });

  it('leaves what this file does not know to be handed in, and begins anew with what it knows', () => {
    const lostIds = [give(), give()];
    open();
    const anew = openWorkstationFile();
    try {
      signIn(anew);
      const known = envelopeOf({ deviceId: anew.device.deviceId() });
      anew.outbox.append(known, collector);
      open(anew);
      expect(events).toContain('sealed-outbox.left');
      expect(sealedIds()).toEqual([known.id]);
      const [left] = leftFolders();
      const { records } = readRecords(join(dirname(store.path), left ?? ''));
      expect(records.map(({ commandId }) => commandId)).toEqual(lostIds);
    } finally {
      anew.remove();
    }
  });

  describe('with files', () => {
    const giveWith = (size = 300_000) => {
      const content = randomBytes(size);
      const sha256 = createHash('sha256').update(content).digest('hex');
      const facts = { accountId: 'account-1', sha256, mediaType: 'image/png', sizeBytes: size };
      store.files.add(facts, 'user-1', content);
      const file = { sha256, name: 'a.png', mediaType: 'image/png', sizeBytes: size };
      const input = { disputeId: 'd-1', note: '', file };
      return { facts, content, id: give({ name: 'dispute.attach', input }) };
    };
    const sealedFiles = () => {
      const path = join(folder(), 'files');
      return existsSync(path) ? readdirSync(path).sort() : [];
    };

    it('seals them beside their commands, and removes each when the server has it', () => {
      const sealed = open();
      const [one, two] = [giveWith(), giveWith()];
      sealed.keep();
      expect(sealedFiles()).toEqual([`${one.id}-0.sealed`, `${two.id}-0.sealed`].sort());
      store.files.markHere(one.facts);
      sealed.review();
      expect(sealedFiles()).toEqual([`${two.id}-0.sealed`]);
      store.outbox.withdraw(two.id, 'user-1');
      sealed.review();
      expect(sealedFiles()).toEqual([]);
    });

    it('seals at a start what was given before it could be, and clears away what a power cut has left half', () => {
      const { id } = giveWith();
      open();
      const name = `${id}-0.sealed`;
      expect(sealedFiles()).toEqual([name]);
      writeFileSync(join(folder(), 'files', `${name}.draft`), 'half');
      open();
      expect(sealedFiles()).toEqual([name]);
    });

    it('leaves out what is too much for the disk, and says so; the command is sealed all the same', () => {
      const { id } = giveWith();
      const sealing = {
        deviceId: deviceIdSchema.parse(store.device.deviceId()),
        userId: userIdSchema.parse('user-1'),
        recoveryKey: store.device.session()?.lease.recoveryKey ?? '',
      };
      const small = { folder: folder(), files: store.files, maxBytes: 299_999 };
      expect(sealFilesOf(small, sealing, [id])).toBe(1);
      expect(sealedFiles()).toEqual([]);
      open();
      expect(sealedIds()).toEqual([id]);
    });

    it('hands them in from a left folder before their commands, each once', () => {
      const { id } = giveWith();
      open();
      const anew = openWorkstationFile();
      try {
        signIn(anew);
        open(anew);
        const leftAgain = () => createLeftFiles({ directory: dirname(store.path), outbox: anew.outbox });
        const left = leftAgain();
        expect(left.next('user-2')).toBeUndefined();
        const file = left.next('user-1');
        expect(file?.known).toMatchObject({ commandId: id, userId: 'user-1', number: 0 });
        expect(file?.piece(1)).toBeDefined();
        expect(file?.piece(2)).toBeUndefined();
        if (file !== undefined) left.settle(file, 'handed-in');
        expect(left.next('user-1')).toBeUndefined();
        expect(leftAgain().next('user-1')).toBeUndefined();
      } finally {
        anew.remove();
      }
    });
  });

  it('drops nothing of a former file while the disk takes no new name for its folder, and leaves it then', () => {
    const lostIds = [give(), give()];
    open();
    const anew = openWorkstationFile();
    let isHeld = true;
    const leave = (directory: string, now: Date) => {
      if (isHeld) throw new StorageError('STORAGE_READ_ONLY', {});
      leaveSealedOutbox(directory, now);
    };
    try {
      signIn(anew);
      const known = envelopeOf({ deviceId: anew.device.deviceId() });
      anew.outbox.append(known, collector);
      const sealed = open(anew, leave);
      sealed.review();
      expect(sealedIds().toSorted()).toEqual([...lostIds, known.id].toSorted());
      isHeld = false;
      sealed.review();
      expect(sealedIds()).toEqual([known.id]);
      const { records } = readRecords(join(dirname(store.path), leftFolders()[0] ?? ''));
      expect(records.map(({ commandId }) => commandId)).toEqual(expect.arrayContaining(lostIds));
    } finally {
      anew.remove();
    }
  });

  describe('left by a former file', () => {
    let anew: ReturnType<typeof openWorkstationFile>;
    let ids: string[];
    beforeEach(() => {
      ids = [give(), give(), give()];
      open();
      anew = openWorkstationFile();
      signIn(anew);
      open(anew);
    });
    afterEach(() => anew.remove());

    const handIn = (rename = markHandedIn) =>
      createSealedHandIn(
        {
          file: anew.file,
          directory: dirname(store.path),
          outbox: anew.outbox,
          device: anew.device,
          clock: anew.clock,
          log: (_level, event) => events.push(event),
        },
        rename,
      );
    const limits = { maxCommands: 100, maxBytes: 1_000_000 };
    const applied = (commandId: string) => {
      const envelope = store.outbox.envelopeOf(commandId);
      if (envelope === undefined) throw new Error('no such command');
      const outcome = {
        ...{ id: envelope.id, accountId: envelope.accountId, seq: 1, deviceId: envelope.deviceId },
        ...{ status: 'applied' as const, failures: [], documents: [], clockOffsetSeconds: null },
        judgedAt: anew.clock.now(),
      };
      return { commandId: envelope.id, outcome, problem: null, command: null };
    };
    const refused = (commandId: string) => {
      const answer = applied(commandId);
      const command = store.outbox.envelopeOf(commandId);
      const failures = [failure('FORBIDDEN')];
      return { ...answer, outcome: { ...answer.outcome, status: 'refused' as const, failures }, command };
    };
    const broken = (commandId: string) => ({
      ...applied(commandId),
      outcome: null,
      problem: 'SEAL_BROKEN' as const,
    });

    it('waits for the person who gave it, in order and within the limits', () => {
      const sealed = handIn();
      expect(sealed.isWaiting('user-2')).toBe(false);
      expect(sealed.batchToHandIn('user-1', limits).map(({ commandId }) => commandId)).toEqual(ids);
      expect(sealed.batchToHandIn('user-1', { ...limits, maxCommands: 2 })).toHaveLength(2);
      expect(sealed.batchToHandIn('user-1', { ...limits, maxBytes: 1 })).toHaveLength(1);
      expect(sealed.state('user-1')).toEqual({ waiting: 3, applied: 0, refused: 0, unreadable: 0 });
      expect(sealed.state('user-2')).toBeNull();
    });

    it('counts what became of it, across restarts, until the person has read it', () => {
      const [first = '', second = '', third = ''] = ids;
      expect(handIn().recordAnswers('user-1', [applied(first), refused(second)])).toBe(2);
      expect(handIn().state('user-1')).toEqual({ waiting: 1, applied: 1, refused: 1, unreadable: 0 });
      const sealed = handIn();
      sealed.dismiss('user-1');
      expect(sealed.state('user-1')).toMatchObject({ waiting: 1, applied: 1 });
      sealed.recordAnswers('user-1', [broken(third)]);
      expect(sealed.state('user-1')).toEqual({ waiting: 0, applied: 1, refused: 1, unreadable: 1 });
      expect(leftFolders()).toEqual([]);
      expect(readdirSync(dirname(store.path)).filter((name) => name.includes('.handed-in-'))).toHaveLength(1);
      sealed.dismiss('user-1');
      expect(handIn().state('user-1')).toBeNull();
    });

    it('works on where the disk takes no new name for what was handed in', () => {
      handIn().recordAnswers('user-1', ids.slice(0, 2).map(applied));
      const refuse = () => {
        throw new StorageError('STORAGE_READ_ONLY', {});
      };
      expect(handIn(refuse).recordAnswers('user-1', ids.slice(2).map(applied))).toBe(1);
      expect(handIn(refuse).state('user-1')).toMatchObject({ waiting: 0, applied: 3 });
      expect(leftFolders()).toHaveLength(1);
      handIn();
      expect(leftFolders()).toHaveLength(0);
    });

    it('brings what was refused to what needs attention, with everything that was typed', () => {
      const [first = ''] = ids;
      handIn().recordAnswers('user-1', [refused(first)]);
      expect(anew.outbox.attention('user-1')).toMatchObject([
        { envelope: store.outbox.envelopeOf(first), failures: [{ code: 'FORBIDDEN' }] },
      ]);
      handIn().recordAnswers('user-1', [refused(first)]);
      expect(anew.outbox.counts('user-1')).toEqual({ waiting: 0, attention: 1 });
    });

    it('stays where the server has not decided, and where it answers what nobody asked', () => {
      const [first = ''] = ids;
      const undecided = { ...broken(first), problem: 'NOT_DECIDED' as const };
      const strange = { ...applied(first), commandId: envelopeOf().id };
      expect(handIn().recordAnswers('user-1', [undecided, strange])).toBe(0);
      expect(handIn().state('user-1')).toMatchObject({ waiting: 3 });
    });

    it('is told of where a line is damaged, and the rest is handed in', () => {
      const [left = ''] = leftFolders();
      appendFileSync(join(dirname(store.path), left, 'commands.jsonl'), '{"deviceId":\n');
      const sealed = handIn();
      sealed.recordAnswers('user-1', ids.map(applied));
      expect(sealed.state('user-1')).toEqual({ waiting: 0, applied: 3, refused: 0, unreadable: 1 });
      sealed.dismiss('user-1');
      expect(handIn().state('user-1')).toBeNull();
      expect(leftFolders()).toEqual([]);
    });
  });
});
