import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Person, peopleSchema } from '../../src-shared/domain/organisation/people.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

describe.each(stores)('the directory of people on $name', ({ store }) => {
  let tenant: TestTenant;
  let admin: string;
  beforeEach(async () => {
    tenant = await openTestTenant(store);
    admin = (await tenant.signIn('admin')).reply.accessToken;
  });

  const ask = async (path: string, body: unknown) => {
    const { status, body: reply } = await tenant.post(`/v1/admin${path}`, body, admin);
    return { status, reply };
  };
  /** As a collector, who administers nobody, receives it. */
  const directory = async () => {
    const { documents } = await (await tenant.signIn('amelie')).pull('reference');
    const document = documents.find(({ id }) => id === 'people');
    return { version: document?.version, people: peopleSchema.parse(document?.value) };
  };
  const tomasz = { id: 'tomasz', name: 'Tomasz L.', role: 'collector', active: true, territories: [] };

  it('begins with everybody, by id, and says no more than name, role and whether they still work there', async () => {
    const { version, people } = await directory();
    expect(version).toBe(1);
    expect(people.map(({ id }) => id)).toEqual(people.map(({ id }) => id).toSorted());
    const { reply } = await ask('/users/list', { after: null, limit: 500 });
    const { users } = reply as { users: Person[] };
    expect(people).toEqual(users.map(({ id, name, role, active }) => ({ id, name, role, active })));
  });

  it('follows users who come, change their name or role, and leave', async () => {
    const password = 'a further long password';
    const created = { userName: `ines@${tenant.tenantId}`, name: 'Ines', role: 'field-agent', password };
    const { reply } = await ask('/users', { ...created, territories: [] });
    expect(reply).toEqual({ id: expect.any(String) });
    const { id } = reply as { id: string };
    const changes = [tomasz, { ...tomasz, active: false }];
    for (const change of changes)
      expect(await ask('/users/update', change)).toEqual({ status: 200, reply: {} });
    const { version, people } = await directory();
    expect(version).toBe(4);
    expect(people.find((one) => one.id === id)).toEqual({
      id,
      name: 'Ines',
      role: 'field-agent',
      active: true,
    });
    expect(people.find((one) => one.id === 'tomasz')).toMatchObject({ name: 'Tomasz L.', active: false });
  });

  it('is not written anew where it says the same: by other territories, or the same change again', async () => {
    const { version } = await directory();
    await ask('/users/update', { id: 'ruth', name: 'ruth', role: 'manager', active: true, territories: [] });
    expect((await directory()).version).toBe(version);
  });

  it('holds both of two users who change at the same moment', async () => {
    const ruth = { id: 'ruth', name: 'Ruth O.', role: 'manager', active: true, territories: ['North'] };
    const both = await Promise.all([ask('/users/update', tomasz), ask('/users/update', ruth)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const names = (await directory()).people.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Tomasz L.', 'Ruth O.']));
  });

  it('is written by the server alone: an administrator cannot put another one in its place', async () => {
    const value = [{ id: 'tomasz', name: 'Nobody', role: 'administrator', active: true }];
    const document = { id: 'people', accountId: '', seq: 0, version: 2, kind: 'people', value };
    const { status, reply } = await ask('/reference', { document });
    expect([status, (reply as { message: string }).message]).toEqual([
      400,
      expect.stringContaining('document.kind: the server writes it from its users'),
    ]);
    const other = await ask('/reference', { document: { ...document, id: 'my-people', version: 1 } });
    expect(other.status).toBe(400);
  });
});
