import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { collector, envelopeOf } from '../../../src-main/engine/command.fixture.ts';
import { grantLease, leaseKey } from '../../../src-main/engine/lease.fixture.ts';
import { storedSessionSchema } from '../../../src-main/engine/ports/device-port.ts';
import { createSqliteDevice } from '../../../src-main/storage/device/sqlite-device.ts';
import { createSqliteFiles } from '../../../src-main/storage/files/sqlite-files.ts';
import { workstationMigrations } from '../../../src-main/storage/migrations/workstation-migrations.ts';
import { createSqliteOutbox } from '../../../src-main/storage/outbox/sqlite-outbox.ts';
import { createSealedOutbox } from '../../../src-main/storage/sealed-outbox/sealed-outbox.ts';
import { applyMigrations } from '../../../src-main/storage/sqlite-file/apply-migrations.ts';
import { openSqliteFile } from '../../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { createDeviceKey } from '../../../src-main/sync/device-key.ts';
import { instant } from '../../../src-shared/domain/calendar/business-date.ts';
import { testOrganisation } from '../../fixtures/builders/test-organisation.ts';

export type SealingSide = ReturnType<typeof openSide>;

const clock = { now: () => instant('2026-03-31T09:00:00.000Z') };

/** An encrypted file with its outbox in a folder of its own, and what seals beside it where this side does. */
export function openSide(directory: string, isSealing: boolean) {
  const file = openSqliteFile({ path: join(directory, 'workstation.sqlite'), key: randomBytes(32) });
  applyMigrations(file.database, workstationMigrations);
  const device = createSqliteDevice(file, { next: () => randomUUID() }, clock);
  device.saveSession(
    storedSessionSchema.parse({
      refreshToken: 'token',
      actor: collector,
      organisation: testOrganisation('tenant', 'Bench'),
      lease: grantLease(),
      leaseKey,
      deviceCode: 'AB',
    }),
  );
  const outbox = createSqliteOutbox(file, clock);
  const files = createSqliteFiles(file);
  const { sign } = createDeviceKey(device);
  const now = () => new Date(clock.now());
  const log = (): never => {
    throw new Error('a record could not be sealed');
  };
  const sealed = isSealing
    ? createSealedOutbox({ directory, outbox, files, device, sign, now, log })
    : undefined;
  const give = (fields: object): string => {
    const envelope = envelopeOf({ deviceId: device.deviceId(), ...fields });
    outbox.append(envelope, collector);
    sealed?.keep();
    return envelope.id;
  };
  return {
    /** Stores a note as the engine does when a person records one. */
    giveNote: () => give({}),
    /** Stores a file, and the command that refers to it. */
    giveFile(content: Uint8Array) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const facts = { accountId: 'account-1', sha256, mediaType: 'image/png', sizeBytes: content.length };
      files.add(facts, collector.userId, content);
      const reference = { sha256, name: 'a.png', mediaType: 'image/png', sizeBytes: content.length };
      const input = { disputeId: randomUUID(), note: '', file: reference };
      return { facts, id: give({ name: 'dispute.attach', input }) };
    },
    /** The server has answered, and has the file. */
    settle(id: string, facts?: { readonly accountId: string; readonly sha256: string }): void {
      if (facts !== undefined) files.markHere(facts);
      outbox.recordJudgement(id, { status: 'applied', documents: [] });
      if (facts !== undefined) sealed?.review();
    },
    close: () => file.close(),
  };
}
