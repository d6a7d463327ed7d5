import { describe, expect, it } from 'vitest';
import { commands } from '../../../../src-shared/commands/registry.ts';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { shortcutList } from '../../../../src-shared/contract/shortcut-list.ts';
import { roles } from '../../../../src-shared/domain/organisation/actor.ts';
import { accountCommands } from './account-commands.ts';
import { actionParts } from './action.fixture.ts';

/** What the commands look at of an account. */
function accountWith(marks: object, followUps: readonly object[] = []): AccountHead {
  const account = { creditHold: null, dunningBlock: null, collectorId: 'u1', territory: 'North', ...marks };
  return { account, followUps, today: '2026-04-01' } as unknown as AccountHead;
}
const held = {
  creditHold: { at: '2026-03-01T09:00:00.000Z' },
  dunningBlock: { until: null, reason: 'Court' },
};
const followUp = { activityId: 'a1', date: '2026-04-01', text: 'Ask again', channel: null };

function idsFor(role: (typeof roles)[number], account = accountWith({})): readonly string[] {
  return accountCommands(account, actionParts(), { role, collectors: [] }).map(({ id }) => id);
}

describe('what can be done with an account', () => {
  it.each(roles)('is nothing that the rule book would refuse a %s in any case', (role) => {
    for (const account of [accountWith({}), accountWith(held, [followUp])]) {
      const offered = accountCommands(account, actionParts(), { role, collectors: [] });
      const refused = offered.filter(
        ({ command }) => command !== null && !commands[command].roles.includes(role),
      );
      expect(refused.map(({ id }) => id)).toEqual([]);
    }
  });

  it('leaves out for a role only what its commands are not for', () => {
    const everything = idsFor('manager');
    const missing = everything.filter((id) => !idsFor('field-agent').includes(id));
    expect(missing).toEqual(['block', 'hold', 'reassign']);
    expect(everything.filter((id) => !idsFor('collector').includes(id))).toEqual(['hold', 'reassign']);
  });

  it('follows the state of the account', () => {
    const standing = idsFor('manager', accountWith(held, [followUp]));
    expect(standing).toContain('release');
    expect(standing).toContain('unblock');
    expect(standing).toContain('follow-up-done/a1');
    expect(standing).not.toContain('hold');
    expect(standing).not.toContain('block');
  });

  it('names each by itself, and its shortcut is one of an account', () => {
    const offered = accountCommands(accountWith(held, [followUp]), actionParts(), {
      role: 'manager',
      collectors: [],
    });
    expect(new Set(offered.map(({ id }) => id)).size).toBe(offered.length);
    const known = shortcutList.filter(({ scope }) => scope === 'account').map(({ name }) => name);
    expect(known).toEqual(expect.arrayContaining(offered.flatMap(({ shortcut }) => shortcut ?? [])));
  });
});
