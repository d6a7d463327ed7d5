import { type CommandReads, partsRead } from '../../src-shared/commands/command.ts';
import { type AccountAggregate, withParts } from '../../src-shared/domain/account/account-aggregate.ts';
import type { ReplicaPort } from './ports/replica-port.ts';
import { createRecentAccounts } from './recent-accounts.ts';

type Loading = Promise<AccountAggregate | undefined>;

/** A load on its way. It stands in the list of loads for as long as nothing of its account has changed. */
type Ticket = { load?: Loading };

/**
 * The replica with the accounts used last kept in memory, so that opening an account, giving a command and computing
 * its row load its documents once. What a write touches is dropped within that write; a load that was on its way then
 * still answers those who asked before, and nobody after.
 * @param maxDocuments how many documents are kept at most; an account that has more is not kept
 */
export function cacheAccounts(replica: ReplicaPort, maxDocuments: number): ReplicaPort {
  const recent = createRecentAccounts(maxDocuments);
  const loading = new Map<string, Ticket>();
  replica.onChange((accountIds, collection) => {
    if (collection === 'outcomes' || collection === 'reference') return;
    for (const accountId of accountIds) {
      recent.drop(accountId);
      loading.delete(accountId);
    }
  });
  const startLoading = (accountId: string): Loading => {
    // Listed before it begins: what another process has written is told of while the documents are being read.
    const ticket: Ticket = {};
    loading.set(accountId, ticket);
    const load = loadAndKeep(accountId, ticket);
    ticket.load = load;
    return load;
  };
  const loadAndKeep = async (accountId: string, ticket: Ticket): Loading => {
    try {
      const aggregate = await replica.load(accountId, 'account');
      if (aggregate !== undefined && loading.get(accountId) === ticket) recent.keep(accountId, aggregate);
      return aggregate;
    } finally {
      if (loading.get(accountId) === ticket) loading.delete(accountId);
    }
  };
  const loadWhole = async (accountId: string): Loading =>
    recent.find(accountId) ?? loading.get(accountId)?.load ?? startLoading(accountId);
  return {
    ...replica,
    load: (accountId, reads) =>
      reads === 'account'
        ? loadWhole(accountId)
        : loadParts(replica, accountId, reads, recent.find(accountId)),
    async loadMany(accountIds) {
      const isNear = (accountId: string) => recent.has(accountId) || loading.has(accountId);
      const far = accountIds.filter((accountId) => !isNear(accountId));
      // Started together, before anything is awaited: nothing is dropped in between.
      const nearLoads = accountIds.filter(isNear).map(async (accountId) => {
        const aggregate = await loadWhole(accountId);
        return aggregate === undefined ? [] : [[accountId, aggregate] as const];
      });
      // Not kept: computing all accounts would push out those that people work on.
      const loaded = await replica.loadMany(far);
      return new Map([...loaded, ...(await Promise.all(nearLoads)).flat()]);
    },
  };
}

async function loadParts(
  replica: ReplicaPort,
  accountId: string,
  reads: CommandReads,
  held: AccountAggregate | undefined,
): Loading {
  if (held === undefined) return replica.load(accountId, reads);
  return withParts(held, partsRead[reads]);
}
