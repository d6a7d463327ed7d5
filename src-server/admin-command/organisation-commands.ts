import { adminApi } from '../../src-shared/protocol/admin-api.ts';
import { StartFailure } from '../app/start-failure.ts';
import type { AdminCall, AdminCommand } from './admin-call.ts';
import { UsageFailure } from './admin-options.ts';
import { plain, printRows } from './print-rows.ts';
import { putReference } from './put-reference.ts';
import { findUser, readCollection, readPages, readUsers } from './read-pages.ts';

const standardAuditRows = 50;

/** Commands for devices, reference data, leases and the audit trail, by name. */
export const organisationCommands: Readonly<Record<string, AdminCommand>> = {
  'devices list': {
    ...{
      takes: '[--of USER]',
      about: 'Devices with who used them last, and when.',
      nameCount: 0,
      options: ['of'],
    },
    run: listDevices,
  },
  'devices revoke': {
    takes: 'DEVICE-ID',
    about: 'Ends the sessions of a device for good; it drops what it holds at its next contact.',
    ...{ nameCount: 1, options: [] },
    run: async ({ session, names: [deviceId = ''], say }) => {
      await session.call(adminApi.revokeDevice, { deviceId });
      say(`Revoked ${deviceId}.`);
      return 0;
    },
  },
  'lease set': {
    ...{ takes: 'HOURS', about: 'How long devices may work without the server: 1 to 168 hours.' },
    ...{ nameCount: 1, options: [] },
    run: async ({ session, names: [text = ''], say }) => {
      if (!/^\d{1,3}$/.test(text)) throw new UsageFailure('lease set needs a whole number of hours.');
      await session.call(adminApi.setLease, { hours: Number(text) });
      say(`Devices may work offline for ${Number(text)} hours from their next contact on.`);
      return 0;
    },
  },
  'reference list': {
    ...{ takes: '', about: 'Reference data: rules, calendars, reasons, limits.', nameCount: 0, options: [] },
    run: async (call) => {
      const documents = await readCollection(call.session.call, 'reference');
      printRows(call, documents, ({ id, kind, version }) => ({ id, kind, version: String(version) }));
      return 0;
    },
  },
  'reference get': {
    ...{
      takes: 'ID',
      about: 'One document of it as JSON, to be changed and put back.',
      nameCount: 1,
      options: [],
    },
    run: getReference,
  },
  'reference put': {
    takes: 'FILE',
    about: 'Writes a document: JSON as "reference get" prints it. Refused when it was changed meanwhile.',
    ...{ nameCount: 1, options: [] },
    run: putReference,
  },
  'audit verify': {
    ...{ takes: '', about: 'Checks the chain of the audit trail; ends with 1 when a row was altered.' },
    ...{ nameCount: 0, options: [] },
    run: verifyAudit,
  },
  'audit list': {
    ...{ takes: '[--limit N]', about: `Rows of the audit trail, the newest ${standardAuditRows} without N.` },
    ...{ nameCount: 0, options: ['limit'] },
    run: listAudit,
  },
};

async function listDevices(call: AdminCall): Promise<number> {
  const users = await readUsers(call.session.call);
  const userId = call.values.of === undefined ? null : findUser(users, call.values.of).id;
  const devices = await readPages(async (page) => {
    const reply = await call.session.call(adminApi.listDevices, { ...page, userId });
    return { rows: reply.devices, next: reply.next };
  });
  const nameOf = (id: string): string => users.find((user) => user.id === id)?.userName ?? id;
  printRows(call, devices, (device) => ({
    ...{ id: device.id, user: nameOf(device.userId), device: device.name },
    'last seen': device.lastSeenAt ?? 'never',
    enrolled: device.enrolledAt,
    state: device.revokedAt !== null ? 'revoked' : device.chainBrokenAt !== null ? 'chain broken' : 'active',
  }));
  return 0;
}

async function getReference({ session, names: [id], say }: AdminCall): Promise<number> {
  const found = (await readCollection(session.call, 'reference')).find((document) => document.id === id);
  if (found === undefined)
    throw new StartFailure(`There is no reference data ${id}. "reference list" shows it.`);
  const { accountId: _accountId, seq: _seq, ...document } = found;
  say(JSON.stringify(document, null, 2));
  return 0;
}

async function verifyAudit({ session, say }: AdminCall): Promise<number> {
  const { intact, count, badRow, reason } = await session.call(adminApi.verifyAudit, {});
  say(intact ? `intact, ${count} rows` : `ALTERED, row ${badRow} is ${reason}`);
  return intact ? 0 : 1;
}

async function listAudit(call: AdminCall): Promise<number> {
  const { session, values } = call;
  const limit = values.limit ?? String(standardAuditRows);
  if (!/^\d{1,3}$/.test(limit)) throw new UsageFailure('--limit is a whole number, 500 at most.');
  const { rows } = await session.call(adminApi.listAudit, { before: null, limit: Number(limit) });
  printRows(call, rows, ({ n, at, actorId, deviceId, action, subject }) => ({
    ...{
      row: String(n),
      at: at ?? 'unreadable',
      action,
      subject: plain(subject),
      by: actorId,
      device: deviceId,
    },
  }));
  return 0;
}
