import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collector, envelopeOf } from '../../engine/command.fixture.ts';
import { sessionOf } from '../../engine/session.fixture.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { checkWorkstationFile } from './check-workstation-file.ts';
import { verifyDeviceAudit } from './verify-device-audit.ts';

const columns = ['at', 'actor_id', 'action', 'subject', 'body_hash', 'prev_hash', 'hash'] as const;

describe('checking the audit chain of a device', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  let ids: readonly string[];
  beforeEach(() => {
    store = openWorkstationFile();
    store.device.saveSession(sessionOf('user-1'));
    ids = Array.from({ length: 5 }, () => {
      const envelope = envelopeOf();
      store.outbox.append(envelope, collector);
      return envelope.id;
    });
    store.outbox.withdraw(ids[1] ?? '', 'user-1');
    // Whoever has the key of the file can take the guards away.
    for (const guard of ['changed', 'removed', 'in_order']) {
      const name = guard === 'in_order' ? 'device_audit_is_in_order' : `device_audit_is_not_${guard}`;
      store.file.database.exec(`DROP TRIGGER ${name}`);
    }
  });
  afterEach(() => store.remove());

  const verify = () => verifyDeviceAudit(store.file.database);
  const run = (statement: string, ...values: readonly unknown[]) =>
    store.file.database.prepare(statement).run(...values);
  /** Undoes a change, for the next one on the same file. */
  const whileChanged = (change: () => void, look: () => void) => {
    const undo = new Error('undo');
    try {
      store.file.write(() => {
        change();
        look();
        throw undo;
      });
    } catch (error) {
      if (error !== undo) throw error;
    }
  };

  it('finds nothing in one that nobody touched', () => {
    expect(verify()).toEqual({ intact: true, head: store.outbox.chainHead() });
    expect(store.outbox.chainHead().n).toBe(7);
    const { path, key } = store;
    const check = checkWorkstationFile({ path, key });
    expect(check).toMatchObject({ damage: [], auditHead: store.outbox.chainHead() });
  });

  it.each(columns)('names the row whose %s was changed by a character', (column) => {
    for (const n of [1, 4, 7]) {
      whileChanged(
        () => run(`UPDATE device_audit SET ${column} = ${column} || 'x' WHERE n = ?`, n),
        () => expect(verify()).toEqual({ intact: false, badRow: n, reason: 'changed' }),
      );
    }
  });

  it('names the first row that is missing, and the first of two that changed places', () => {
    for (const n of [1, 2, 4, 6]) {
      whileChanged(
        () => run('DELETE FROM device_audit WHERE n = ?', n),
        () => expect(verify()).toEqual({ intact: false, badRow: n, reason: 'missing' }),
      );
    }
    whileChanged(
      () => {
        run('UPDATE device_audit SET n = CASE n WHEN 3 THEN 105 ELSE 103 END WHERE n IN (3, 5)');
        run('UPDATE device_audit SET n = n - 100 WHERE n > 100');
      },
      () => expect(verify()).toEqual({ intact: false, badRow: 3, reason: 'changed' }),
    );
  });

  it('names a row that was put before the first, or behind the last', () => {
    for (const n of [0, -3, 8]) {
      whileChanged(
        () =>
          run(
            `INSERT INTO device_audit SELECT ?, at, actor_id, action, subject, body_hash, prev_hash, hash
             FROM device_audit WHERE n = 7`,
            n,
          ),
        () => expect(verify()).toEqual({ intact: false, badRow: n, reason: 'changed' }),
      );
    }
  });

  it('names the row of a command that is not what was given, or not there any more', () => {
    whileChanged(
      () =>
        run(
          `UPDATE outbox_command SET envelope = replace(envelope, 'Wants one', 'Wants two') WHERE id = ?`,
          ids[2],
        ),
      () => expect(verify()).toEqual({ intact: false, badRow: 4, reason: 'command' }),
    );
    whileChanged(
      () => run(`UPDATE outbox_command SET envelope = 'no JSON' WHERE id = ?`, ids[0]),
      () => expect(verify()).toEqual({ intact: false, badRow: 2, reason: 'command' }),
    );
    whileChanged(
      () => run('DELETE FROM outbox_command WHERE id = ?', ids[4]),
      () => expect(verify()).toEqual({ intact: false, badRow: 6, reason: 'command' }),
    );
  });

  it('sees that its end was cut off by the commands that are left, and leaves the rest to the server', () => {
    whileChanged(
      () => run('DELETE FROM device_audit WHERE n > 5'),
      () => expect(verify()).toEqual({ intact: false, badRow: 6, reason: 'missing' }),
    );
    const before = store.outbox.chainHead();
    run('DELETE FROM device_audit WHERE n > 5');
    run('DELETE FROM outbox_command WHERE id = ?', ids[4]);
    expect(verify()).toEqual({ intact: true, head: store.outbox.chainHead() });
    // What it sends from now on ends before what the server has seen.
    expect(store.outbox.chainHead().n).toBeLessThan(before.n);
  });

  it('lets commands be that were given before there was a chain', () => {
    const position = -1;
    run(
      `INSERT INTO outbox_command (position, id, account_id, actor_id, actor, envelope, state)
       VALUES (?, 'old', 'a', 'u', '{}', '{}', 'settled')`,
      position,
    );
    expect(verify()).toMatchObject({ intact: true });
  });

  it('finds any single change of any value', () => {
    const change = fc.record({
      n: fc.integer({ min: 1, max: 7 }),
      column: fc.constantFrom(...columns),
      value: fc.string(),
    });
    fc.assert(
      fc.property(change, ({ n, column, value }) => {
        const read = store.file.database.prepare(`SELECT ${column} FROM device_audit WHERE n = ?`).pluck();
        const before = read.get(n);
        whileChanged(
          () => run(`UPDATE device_audit SET ${column} = ? WHERE n = ?`, value, n),
          () => {
            const isSame = read.get(n) === before;
            expect(verify()).toMatchObject(isSame ? { intact: true } : { intact: false, badRow: n });
          },
        );
      }),
      { numRuns: 150 },
    );
  });

  it('is part of checking the file, in words', () => {
    run("UPDATE device_audit SET actor_id = 'user-2' WHERE n = 3");
    const { path, key } = store;
    const { damage, auditHead } = checkWorkstationFile({ path, key });
    expect(damage).toEqual(['The audit trail of this device was altered: row 3 was changed or moved.']);
    expect(auditHead).toBeUndefined();
  });
});
