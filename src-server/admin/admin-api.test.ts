import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../src-shared/domain/organisation/policy.ts';
import { defaultPlanPolicy } from '../../src-shared/domain/plan/plan-policy.ts';
import { buildAccount, buildInvoice } from '../../test/fixtures/server/ledger-builders.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import {
  openTestTenant,
  type Person,
  type TestTenant,
  testLeaseNonce,
} from '../../test/fixtures/server/test-tenant.ts';
import { listProcedures } from '../app/contract-routes.ts';
import { inTenant } from '../store/tenant-transaction.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const password = 'a further long password';

describe.each(stores)('administration on $name', ({ store }) => {
  let tenant: TestTenant;
  let admin: string;
  beforeEach(async () => {
    tenant = await openTestTenant(store);
    admin = (await tenant.signIn('admin')).reply.accessToken;
  });

  /** Status and code of a reply, or its body when it is good. */
  const ask = async (path: string, body: unknown, token = admin) => {
    const reply = await tenant.post(`/v1/admin${path}`, body, token);
    return reply.status === 200 ? reply.body : [reply.status, (reply.body as { code: string }).code];
  };
  const person = (id: Person, role: string, change: object = {}) => {
    const territories = role === 'manager' ? ['North'] : [];
    return { id, name: id, role, active: true, territories, ...change };
  };
  const pullStatus = async (token: string) => {
    const request = { collection: 'accounts', checkpoint: null, limit: 1 };
    const { status, body } = await tenant.post('/v1/sync/pull', request, token);
    return status === 200 ? 200 : (body as { code: string }).code;
  };
  const auditTrail = () =>
    inTenant(store.db, tenant.tenantId, (trx) =>
      trx.selectFrom('audit').select(['action', 'subject', 'actor_id', 'detail']).orderBy('n').execute(),
    );

  it('gives whoever has not the role one answer for every procedure, whatever is asked', async () => {
    const collector = (await tenant.signIn('amelie')).reply.accessToken;
    const paths = listProcedures()
      .filter(({ access }) => access !== 'anyone' && !access.includes('collector'))
      .map(({ procedure }) => procedure['~orpc'].route.path ?? '');
    expect(paths).toHaveLength(13);
    const answers = await Promise.all(paths.map((path) => tenant.post(path, { nonsense: 1 }, collector)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    const strangers = await Promise.all(paths.map((path) => tenant.post(path, {})));
    expect(new Set(strangers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(strangers[0]).toMatchObject({ status: 401, body: { code: 'SIGN_IN_NEEDED' } });
  });

  it('creates users who can sign in, and lists them page by page', async () => {
    const userName = `nadia@${tenant.tenantId}`;
    const user = { userName, name: 'Nadia', role: 'manager', territories: ['North'], password };
    expect(await ask('/users', user)).toEqual({ id: expect.any(String) });
    expect(await ask('/users', { ...user, userName: userName.toUpperCase() })).toEqual([
      409,
      'USER_NAME_TAKEN',
    ]);
    const other = { ...user, userName: `x@${tenant.tenantId}` };
    expect(await ask('/users', { ...other, password: 'short' })).toEqual([422, 'PASSWORD_WEAK']);
    expect(await ask('/users', { ...other, territories: ['Atlantis'] })).toEqual([
      404,
      'TERRITORY_NOT_FOUND',
    ]);
    expect(await ask('/users', { ...other, role: 'collector' })).toEqual([400, 'COMMAND_INVALID']);
    const first = (await ask('/users/list', { after: null, limit: 3 })) as { users: object[]; next: string };
    const second = (await ask('/users/list', { after: first.next, limit: 3 })) as {
      users: object[];
      next: null;
    };
    expect([first.users.length, second.users.length, second.next]).toEqual([3, 2, null]);
    const listed = [...first.users, ...second.users];
    expect(listed).toContainEqual(
      expect.objectContaining({ userName, role: 'manager', territories: ['North'] }),
    );
    expect(JSON.stringify(listed)).not.toMatch(/argon2|password/);
    const signedIn = await tenant.post('/v1/session', {
      ...{ userName, password, deviceId: randomUUID(), deviceName: '' },
      devicePublicKey: 'A'.repeat(43),
      leaseNonce: testLeaseNonce,
    });
    expect(signedIn.status).toBe(200);
  });

  it('says which field cannot be taken, and why', async () => {
    const messageOf = async (path: string, body: object) =>
      ((await tenant.post(`/v1/admin${path}`, body, admin)).body as { message: string }).message;
    const user = { userName: 'x', name: 'X', role: 'collector', territories: ['North'], password };
    expect(await messageOf('/users', user)).toMatch(/territories: only a manager has territories/);
    expect(
      await messageOf('/users/update', person('amelie', 'collector', { territories: ['North'] })),
    ).toMatch(/territories: only a manager/);
    expect(await messageOf('/users', { ...user, role: 'boss' })).toMatch(/cannot be read\. role: /);
    expect(await messageOf('/users', { role: 'collector' })).toMatch(/userName: .*; name: .*; territories: /);
    await tenant.write([{ collection: 'accounts', document: buildAccount('a1', 'amelie') }]);
    const assignment = { accountIds: ['a1'], collectorId: 'ruth', territory: null };
    expect(await messageOf('/accounts/assign', assignment)).toMatch(
      /collectorId: must be an active collector/,
    );
    expect(await messageOf('/users/password', { userId: 'amelie', password: 'passwordpassword' })).toMatch(
      /12 characters or more, 5 of them different/,
    );
  });

  it('deactivates a user at once, tells the user so, and lets the user in again when active', async () => {
    const { reply, device } = await tenant.signIn('amelie');
    expect(await ask('/users/update', person('amelie', 'collector', { active: false }))).toEqual({});
    expect(await pullStatus(reply.accessToken)).toBe('USER_INACTIVE');
    expect((await tenant.refresh(reply.refreshToken, device)).body).toMatchObject({ code: 'USER_INACTIVE' });
    await expect(tenant.signIn('amelie')).rejects.toThrow('401');
    await ask('/users/update', person('amelie', 'collector'));
    expect((await tenant.refresh(reply.refreshToken, device)).body).toMatchObject({ code: 'SIGN_IN_NEEDED' });
    expect((await tenant.signIn('amelie')).userId).toBe('amelie');
  });

  it('keeps the last active administrator', async () => {
    const demoted = person('admin', 'collector');
    expect(await ask('/users/update', demoted)).toEqual([409, 'LAST_ADMINISTRATOR']);
    const inactive = person('admin', 'administrator', { active: false });
    expect(await ask('/users/update', inactive)).toEqual([409, 'LAST_ADMINISTRATOR']);
    await ask('/users/update', person('ruth', 'administrator'));
    expect(await ask('/users/update', demoted)).toEqual({});
    expect(await ask('/users/list', { after: null, limit: 1 })).toEqual([403, 'FORBIDDEN']);
    const other = { ...person('amelie', 'collector'), id: 'nobody' };
    const ruth = (await tenant.signIn('ruth')).reply.accessToken;
    expect(await ask('/users/update', other, ruth)).toEqual([404, 'USER_NOT_FOUND']);
  });

  it('gives a user of another role or team another scope, and nobody else', async () => {
    await tenant.write([{ collection: 'accounts', document: buildAccount('a1', 'amelie') }]);
    const [ruth, amelie] = [await tenant.signIn('ruth'), await tenant.signIn('amelie')];
    const before = await ruth.pull('accounts');
    expect(before.documents.map(({ id }) => id)).toEqual(['a1']);
    await ask('/territories', { name: 'South' });
    await ask('/users/update', person('ruth', 'manager', { name: 'Ruth' }));
    const { checkpoint } = await ruth.pull('accounts');
    expect(checkpoint.scopeVersion).toBe(before.checkpoint.scopeVersion);
    await ask('/users/update', person('ruth', 'manager', { name: 'Ruth', territories: ['South'] }));
    const after = await ruth.pull('accounts', before.checkpoint);
    expect(after.documents).toEqual([]);
    expect(after.checkpoint.scopeVersion).toBe(before.checkpoint.scopeVersion + 1);
    expect((await amelie.pull('accounts')).checkpoint.scopeVersion).toBe(before.checkpoint.scopeVersion);
  });

  it('sets a password and ends the sessions of the user', async () => {
    const { reply } = await tenant.signIn('amelie');
    expect(await ask('/users/password', { userId: 'amelie', password: 'x' })).toEqual([422, 'PASSWORD_WEAK']);
    expect(await ask('/users/password', { userId: 'nobody', password })).toEqual([404, 'USER_NOT_FOUND']);
    expect(await ask('/users/password', { userId: 'amelie', password })).toEqual({});
    expect(await pullStatus(reply.accessToken)).toBe('PASSWORD_CHANGED');
    await expect(tenant.signIn('amelie')).rejects.toThrow('401');
  });

  it('revokes a device for good, and lists devices of a user', async () => {
    const [first, second] = [await tenant.signIn('amelie'), await tenant.signIn('amelie')];
    expect(await ask('/devices/revoke', { deviceId: first.deviceId })).toEqual({});
    expect(await ask('/devices/revoke', { deviceId: randomUUID() })).toEqual([404, 'DEVICE_NOT_FOUND']);
    expect(await pullStatus(first.reply.accessToken)).toBe('DEVICE_REVOKED');
    expect(await pullStatus(second.reply.accessToken)).toBe(200);
    const refreshed = await tenant.refresh(first.reply.refreshToken, first.device);
    expect([refreshed.status, refreshed.body]).toMatchObject([401, { code: 'DEVICE_REVOKED' }]);
    await expect(tenant.signIn('amelie', first.device)).rejects.toThrow('401');
    const { devices } = (await ask('/devices/list', { after: null, limit: 10, userId: 'amelie' })) as {
      devices: { id: string; revokedAt: string | null }[];
    };
    const revoked = new Map(devices.map(({ id, revokedAt }) => [id, revokedAt !== null]));
    expect(revoked.size).toBe(2);
    expect([revoked.get(first.deviceId), revoked.get(second.deviceId)]).toEqual([true, false]);
  });

  it('sets how long leases are', async () => {
    expect(await ask('/lease', { hours: 169 })).toEqual([400, 'COMMAND_INVALID']);
    expect(await ask('/lease', { hours: 8 })).toEqual({});
    const { lease } = (await tenant.signIn('amelie')).reply;
    expect(Date.parse(lease.expiresAt) - Date.parse(lease.issuedAt)).toBe(8 * 3_600_000);
  });

  it('writes reference data to everybody, once per version, and rules follow the policy', async () => {
    const amelie = await tenant.signIn('amelie');
    const { documents, checkpoint } = await amelie.pull('reference');
    const policy = documents.find(({ id }) => id === 'policy');
    const { _deleted, ...document } = { ...policy, version: 2 } as Record<string, unknown>;
    const value = { ...(document.value as object), promiseToleranceDays: 9 };
    const later = { ...document, value, version: 3 };
    expect(await ask('/reference', { document: later })).toEqual([409, 'REFERENCE_CHANGED']);
    const next = { ...document, value };
    expect(await ask('/reference', { document: next })).toEqual({});
    expect(await ask('/reference', { document: next })).toEqual([409, 'REFERENCE_CHANGED']);
    const changed = await amelie.pull('reference', checkpoint);
    expect(changed.documents).toEqual([expect.objectContaining({ id: 'policy', version: 2, value })]);
    expect((await tenant.signIn('amelie')).reply.organisation.policy).toEqual(value);
  });

  it('refuses reference data that cannot be read, and names the field', async () => {
    const write = async (document: object) => {
      const fields = { accountId: '', seq: 0, version: 2, ...document };
      const { status, body } = await tenant.post('/v1/admin/reference', { document: fields }, admin);
      return [status, body];
    };
    const refused = (field: string) => [
      400,
      expect.objectContaining({
        code: 'COMMAND_INVALID',
        message: expect.stringContaining(`The request cannot be read. document.${field}: `),
      }),
    ];
    const plan = { ...defaultPlanPolicy, graceDays: -1 };
    expect(await write({ id: 'plan', kind: 'plan', value: plan })).toEqual(refused('value.graceDays'));
    const buckets = { ...defaultPolicy, ageingBucketDays: [30, 20] };
    expect(await write({ id: 'policy', kind: 'policy', value: buckets })).toEqual(
      refused('value.ageingBucketDays'),
    );
    const misnamed = { id: 'dunning', kind: 'plan', value: defaultPlanPolicy };
    expect(await write(misnamed)).toEqual(refused('id'));
    expect(await write({ id: 'plan', kind: 'plan', value: defaultPlanPolicy })).toEqual([200, {}]);
  });

  it('audits every change with who made it, and finds the trail intact', async () => {
    await ask('/territories', { name: 'South' });
    await ask('/territories', { name: 'South' });
    await ask('/lease', { hours: 8 });
    await ask('/users/password', { userId: 'amelie', password });
    await ask('/users/update', person('tomasz', 'field-agent'));
    const changes = (await auditTrail()).filter(({ actor_id }) => actor_id === 'admin').slice(1);
    expect(changes.map(({ action, subject }) => [action, subject])).toEqual([
      ['territory.created', 'South'],
      ['lease.set', tenant.tenantId],
      ['user.password-reset', 'amelie'],
      ['user.changed', 'tomasz'],
    ]);
    expect(JSON.stringify(changes)).not.toContain(password);
    const verdict = await ask('/audit/verify', {});
    expect(verdict).toMatchObject({ intact: true, badRow: null, reason: null });
    const { rows } = (await ask('/audit/list', { before: null, limit: 2 })) as {
      rows: { n: number; action: string }[];
    };
    expect(rows.map(({ action }) => action)).toEqual(['user.changed', 'user.password-reset']);
    const older = (await ask('/audit/list', { before: rows[1]?.n, limit: 1 })) as typeof verdict;
    expect(older).toMatchObject({ rows: [{ action: 'lease.set' }] });
  });

  describe('assigning accounts', () => {
    let ruth: string;
    beforeEach(async () => {
      await ask('/territories', { name: 'South' });
      const south = (id: string, collector: string) => ({
        ...buildAccount(id, collector),
        territory: 'South',
      });
      await tenant.write([
        { collection: 'accounts', document: buildAccount('n1', 'amelie') },
        { collection: 'invoices', document: buildInvoice('i1', 'n1') },
        { collection: 'accounts', document: buildAccount('n2', 'tomasz') },
        { collection: 'accounts', document: south('s1', 'tomasz') },
      ]);
      ruth = (await tenant.signIn('ruth')).reply.accessToken;
    });
    const assign = (
      accountIds: string[],
      collectorId: string,
      territory: string | null = null,
      token = admin,
    ) => ask('/accounts/assign', { accountIds, collectorId, territory }, token);

    it('moves the documents from one collector to the other', async () => {
      const [amelie, tomasz] = [await tenant.signIn('amelie'), await tenant.signIn('tomasz')];
      const before = await amelie.pull('invoices');
      expect(before.documents.map(({ id }) => id)).toEqual(['i1']);
      expect(await assign(['n1', 'n2'], 'tomasz')).toEqual({ moved: 1 });
      expect(await assign(['n1'], 'tomasz')).toEqual({ moved: 0 });
      const lost = await amelie.pull('invoices', before.checkpoint);
      expect(lost.documents).toEqual([expect.objectContaining({ id: 'i1', _deleted: true })]);
      expect((await tomasz.pull('invoices')).documents.map(({ id }) => id)).toEqual(['i1']);
    });

    it('moves all or none, and answers alike for what does not exist and what is no collector', async () => {
      expect(await assign(['n1', 'nothing'], 'tomasz')).toEqual([404, 'ACCOUNT_NOT_FOUND']);
      expect(await assign(['n1'], 'nobody')).toEqual([404, 'USER_NOT_FOUND']);
      expect(await assign(['n1'], 'ruth')).toEqual([404, 'USER_NOT_FOUND']);
      expect(await assign(['n1'], 'tomasz', 'Atlantis')).toEqual([404, 'TERRITORY_NOT_FOUND']);
      expect(await assign(['n1'], 'tomasz', 'South')).toEqual({ moved: 1 });
      expect(await ask('/territories/list', { after: null, limit: 10 })).toEqual({
        territories: [
          { name: 'North', accounts: 1 },
          { name: 'South', accounts: 2 },
        ],
        next: null,
      });
    });

    it('is for a manager within the team, and nothing else is there for the manager', async () => {
      expect(await assign(['n1'], 'tomasz', null, ruth)).toEqual({ moved: 1 });
      expect(await assign(['s1'], 'tomasz', null, ruth)).toEqual([404, 'ACCOUNT_NOT_FOUND']);
      // Amelie has no account of the team any more.
      expect(await assign(['n2'], 'amelie', null, ruth)).toEqual([404, 'USER_NOT_FOUND']);
      expect(await assign(['n2'], 'tomasz', 'South', ruth)).toEqual([404, 'TERRITORY_NOT_FOUND']);
      expect(await ask('/users/list', { after: null, limit: 1 }, ruth)).toEqual([403, 'FORBIDDEN']);
    });
  });

  it('knows nothing of another organisation', async () => {
    const other = await openTestTenant(store);
    await other.write([{ collection: 'accounts', document: buildAccount('o1', 'amelie') }]);
    const theirs = await other.signIn('amelie');
    const assignment = { accountIds: ['o1'], collectorId: 'amelie', territory: null };
    expect(await ask('/accounts/assign', assignment)).toEqual([404, 'ACCOUNT_NOT_FOUND']);
    expect(await ask('/devices/revoke', { deviceId: theirs.deviceId })).toEqual([404, 'DEVICE_NOT_FOUND']);
    expect((await theirs.pull('accounts')).documents).toHaveLength(1);
  });
});
