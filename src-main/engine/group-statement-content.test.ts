import { describe, expect, test } from 'vitest';
import { documentRequestSchema } from '../../src-shared/contract/document-request.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { builtToday } from '../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { testOrganisation } from '../../test/fixtures/builders/test-organisation.ts';
import { accountGroup } from './account-group.ts';
import { documentContent } from './document-content.ts';
import type { EngineServices } from './engine-services.ts';
import { noTemplate } from './held-template.ts';

type World = {
  readonly role?: 'administrator' | 'manager' | 'collector';
  readonly staleCount?: number;
  /** Of those that the lists have, what the replica does not hold any more. */
  readonly gone?: string;
};

function member(id: string, number: string): AccountAggregate {
  const account = buildAccount({ id, number, name: `Member ${number}` });
  return buildAggregate({ account, invoices: [buildInvoice({ id: `i-${id}`, accountId: id })] });
}

const group = [member('top', '900'), member('b', '200'), member('a', '100')];

/** A device whose read models know one group, with `top` at its top. */
function servicesOf({ role = 'collector', staleCount = 0, gone }: World = {}, batches: number[] = []) {
  const actor = buildActor({ role });
  const services = {
    device: {
      session: () => ({ actor, organisation: testOrganisation('o1', 'Duebook Test') }),
      lock: () => undefined,
      replicaOwner: () => actor.userId,
    },
    reader: {
      async loadHeld(ids: readonly string[]) {
        batches.push(ids.length);
        const held = group.filter(({ account }) => account.id !== gone);
        return {
          effective: (id: string) => {
            const aggregate = held.find(({ account }) => account.id === id);
            return aggregate && { aggregate, waitingIds: new Set(), waitingCount: 0 };
          },
        };
      },
    },
    readModels: {
      companyOf: (id: string) => (group.some(({ account }) => account.id === id) ? 'top' : ''),
      rows: () => group.map(({ account: { id, number, name } }) => ({ accountId: id, number, name })),
      staleCount: () => staleCount,
    },
    refresher: { settled: async () => undefined },
    clock: { today: () => builtToday },
    rules: { settings: () => defaultSettings, template: () => noTemplate },
  };
  return services as unknown as EngineServices;
}

const ask = (accountId: string, more: object = {}) =>
  documentRequestSchema.parse({ kind: 'group-statement', accountId, locale: 'en', ...more });
const failing = (code: string) => ({ failure: { code } });

describe('what the statement of a group is made of', () => {
  test('the account at its top comes first, the others by their numbers, loaded a few at a time', async () => {
    const batches: number[] = [];
    const content = await documentContent(servicesOf({}, batches), ask('top'));
    if (content.kind !== 'group-statement') throw new Error(`it is a ${content.kind}`);
    expect(content.members.map(({ account }) => account.number)).toEqual(['900', '100', '200']);
    expect(content.account.number).toBe('900');
    expect(content.members.every(({ items }) => items.length === 1)).toBe(true);
    expect(batches).toEqual([2, 1]);
    expect(JSON.stringify(content)).not.toContain('riskClass');
  });

  test.each([
    ['administrator', true],
    ['manager', false],
    ['collector', false],
  ] as const)('made by a %s it is of the whole group: %s', async (role, isWhole) => {
    expect(await documentContent(servicesOf({ role }), ask('top'))).toMatchObject({ isWhole });
  });

  test('an account that is at the top of no group has none', async () => {
    await expect(documentContent(servicesOf(), ask('a'))).rejects.toMatchObject(failing('GROUP_NOT_FOUND'));
    await expect(documentContent(servicesOf(), ask('alone'))).rejects.toMatchObject(
      failing('GROUP_NOT_FOUND'),
    );
  });

  test('none is made while nobody can say which accounts belong to it', async () => {
    const busy = servicesOf({ staleCount: 1 });
    await expect(documentContent(busy, ask('top'))).rejects.toMatchObject(failing('GROUP_NOT_COUNTED'));
    const left = servicesOf({ gone: 'b' });
    await expect(documentContent(left, ask('top'))).rejects.toMatchObject(failing('GROUP_NOT_COUNTED'));
  });

  test('carries forward and is of a past day like that of one account', async () => {
    const content = await documentContent(
      servicesOf(),
      ask('top', { from: '2026-03-01', asOf: '2026-03-20' }),
    );
    expect(content).toMatchObject({ today: '2026-03-20', forward: { from: '2026-03-01' } });
  });
});

describe('the group of an account', () => {
  test('names the account at its top and counts those that are here', () => {
    expect(accountGroup(servicesOf(), 'a')).toEqual({
      head: { accountId: 'top', number: '900', name: 'Member 900' },
      memberCount: 3,
    });
    expect(accountGroup(servicesOf(), 'alone')).toBeNull();
  });
});
