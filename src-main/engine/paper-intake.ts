import type { EngineServices } from './engine-services.ts';

export type PaperIntake = {
  /** Documents of these accounts have arrived. Resolves when they are in the register. */
  take(accountIds: Iterable<string>): Promise<void>;
  /** Accounts have arrived: their documents may have been here before them. */
  takeEarly(accountIds: ReadonlySet<string>): Promise<void>;
  /** Takes in what is missing, where the program ended before it was. */
  catchUp(): Promise<void>;
};

type IntakeServices = Pick<EngineServices, 'issuedDocuments' | 'replica' | 'deviceFile' | 'bus'>;

const accountsAtATime = 500;

/** Brings the documents of the replica into the register. What is there already stays as it is. */
export function createPaperIntake(services: IntakeServices): PaperIntake {
  const { issuedDocuments, replica, deviceFile, bus } = services;
  /** Whose documents came before the account did. */
  const early = new Set<string>();
  const takeOf = async (accountId: string): Promise<boolean> => {
    const held = await replica.load(accountId, 'timeline');
    if (held === undefined) {
      early.add(accountId);
      return false;
    }
    early.delete(accountId);
    return held.papers.length > 0 && issuedDocuments.takeIn(held.account, held.papers) > 0;
  };
  const take = async (accountIds: Iterable<string>): Promise<void> => {
    let isNew = false;
    for (const accountId of accountIds) isNew = (await takeOf(accountId)) || isNew;
    if (isNew) bus.emit({ kind: 'documents' });
  };
  return {
    take,
    takeEarly: (accountIds) => take([...early].filter((accountId) => accountIds.has(accountId))),
    async catchUp() {
      if (deviceFile.documentCounts().papers <= issuedDocuments.replicatedCount()) return;
      for (let after = ''; ; ) {
        const accountIds = await replica.accountIds(after, accountsAtATime);
        await take(accountIds);
        const last = accountIds.at(-1);
        if (last === undefined) return;
        after = last;
      }
    },
  };
}
