import type { Account } from '../../src-shared/domain/account/account.ts';
import { adminApi, type User } from '../../src-shared/protocol/admin-api.ts';
import { StartFailure } from '../app/start-failure.ts';
import type { AdminCall, AdminCommand } from './admin-call.ts';
import { type AdminValues, UsageFailure } from './admin-options.ts';
import { printRows } from './print-rows.ts';
import { findUser, readCollection, readPages, readUsers } from './read-pages.ts';

const filters = ['number', 'territory', 'collector', 'name'] as const;
const filterWords = '[--number N]... [--territory T]... [--collector USER] [--name TEXT]';
/** As many as one request takes. */
const accountsPerRequest = 500;

/** Commands for accounts and territories, by name. */
export const accountCommands: Readonly<Record<string, AdminCommand>> = {
  'accounts list': {
    ...{ takes: filterWords, about: 'Accounts that every filter fits, with their collector and territory.' },
    ...{ nameCount: 0, options: filters },
    run: listAccounts,
  },
  'accounts assign': {
    takes: `--to USER [--to-territory T] (--all | ${filterWords})`,
    about: 'Gives the accounts that every filter fits to a collector and, where named, to a territory.',
    ...{ nameCount: 0, options: [...filters, 'all', 'to', 'to-territory'], needed: ['to'] },
    run: assignAccounts,
  },
  'territories list': {
    ...{ takes: '', about: 'Territories with the number of their accounts.', nameCount: 0, options: [] },
    run: listTerritories,
  },
  'territories create': {
    ...{ takes: 'NAME', about: 'A territory. One that exists stays as it is.', nameCount: 1, options: [] },
    run: async ({ session, names: [name = ''], say }) => {
      await session.call(adminApi.createTerritory, { name });
      say(`There is a territory ${name}.`);
      return 0;
    },
  },
};

async function listAccounts(call: AdminCall): Promise<number> {
  const users = await readUsers(call.session.call);
  const accounts = await findAccounts(call, users);
  const nameOf = (id: string): string => users.find((user) => user.id === id)?.userName ?? id;
  printRows(call, accounts, ({ number, name, territory, collectorId, id }) => ({
    ...{ number, name, territory, collector: nameOf(collectorId), id },
  }));
  return 0;
}

async function assignAccounts(call: AdminCall): Promise<number> {
  const { session, values, say } = call;
  if (values.all !== true && filters.every((name) => values[name] === undefined)) {
    throw new UsageFailure('Say which accounts: with filters, or --all.');
  }
  const users = await readUsers(session.call);
  const { id: collectorId, userName } = findUser(users, values.to ?? '');
  const territory = values['to-territory'] ?? null;
  const accounts = await findAccounts(call, users);
  let moved = 0;
  for (let start = 0; start < accounts.length; start += accountsPerRequest) {
    const accountIds = accounts.slice(start, start + accountsPerRequest).map(({ id }) => id);
    moved += (await session.call(adminApi.assign, { accountIds, collectorId, territory })).moved;
  }
  say(`${accounts.length} accounts are with ${userName}; ${moved} of them were changed.`);
  return 0;
}

/** The accounts that every filter fits, by number. Throws a StartFailure for numbers that no account has. */
async function findAccounts(
  { session, values }: AdminCall,
  users: readonly User[],
): Promise<readonly Account[]> {
  const fits = filterOf(values, users);
  const accounts = await readCollection(session.call, 'accounts');
  const numbers = new Set(accounts.map(({ number }) => number));
  const unknown = (values.number ?? []).filter((number) => !numbers.has(number));
  if (unknown.length > 0) throw new StartFailure(`No account has the number ${unknown.join(', ')}.`);
  return accounts.filter(fits).toSorted((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }));
}

function filterOf(values: AdminValues, users: readonly User[]): (account: Account) => boolean {
  const { number, territory, collector, name } = values;
  const collectorId = collector === undefined ? undefined : findUser(users, collector).id;
  const part = name?.toLowerCase();
  return (account) =>
    (number === undefined || number.includes(account.number)) &&
    (territory === undefined || territory.includes(account.territory)) &&
    (collectorId === undefined || account.collectorId === collectorId) &&
    (part === undefined || account.name.toLowerCase().includes(part));
}

async function listTerritories(call: AdminCall): Promise<number> {
  const territories = await readPages(async (page) => {
    const reply = await call.session.call(adminApi.listTerritories, page);
    return { rows: reply.territories, next: reply.next };
  });
  printRows(call, territories, ({ name, accounts }) => ({ territory: name, accounts: String(accounts) }));
  return 0;
}
