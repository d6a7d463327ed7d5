import {
  type AccountAggregate,
  bareAggregate,
} from '../../../src-shared/domain/account/account-aggregate.ts';
import { accountFigures } from '../../../src-shared/domain/account/account-figures.ts';
import { accountPosition } from '../../../src-shared/domain/account/account-position.ts';
import { figureBasis } from '../../../src-shared/domain/key-figures/figure-basis.ts';
import {
  accountSums,
  type FigureSums,
  totalSums,
} from '../../../src-shared/domain/key-figures/figure-sums.ts';
import { keyFigures } from '../../../src-shared/domain/key-figures/key-figures.ts';
import { defaultSettings } from '../../../src-shared/domain/organisation/settings.ts';
import { comparePriority, type Ranked } from '../../../src-shared/domain/priority/compare-priority.ts';
import { priority } from '../../../src-shared/domain/priority/priority.ts';
import { collectionSchemas } from '../../../src-shared/protocol/collections.ts';
import type { BenchOptions } from '../harness/bench-options.ts';
import { distributionOf } from '../harness/distribution.ts';
import { timed } from '../harness/interleave.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import { accountDocuments, ledgerCollections, ledgerToday } from '../read-models/ledger.ts';
import { type LedgerShape, largestAccount, ledgerShape } from '../read-models/ledger-shape.ts';

/** What re-scoring the accounts of a whole run may take on one core, for each hundred thousand. */
const rescoreTargetSeconds = 5;
const targetAccounts = 100_000;
/** So many accounts are held at a time: a million invoices would not fit. */
const batchSize = 5_000;

type Times = { readonly rescore: number; readonly sums: number; readonly merge: number };

/** W2: all accounts scored anew and put in order; and the key figures of all of them. */
export async function measureAccounts(
  { size, seed }: BenchOptions,
  rounds: number,
): Promise<readonly Measurement[]> {
  const shape = ledgerShape(seed, size);
  const times: Times[] = [];
  for (let round = 0; round < rounds; round += 1) {
    progress(`${size} accounts, round ${round + 1} of ${rounds}`);
    times.push(await measureRound(shape, size));
  }
  const seconds = (of: keyof Times) => distributionOf(times.map((one) => one[of] / 1000));
  const figure = (side: string, of: keyof Times) => ({ side, unit: 's' as const, distribution: seconds(of) });
  const bound = { unit: 's' as const, atMost: (rescoreTargetSeconds * size) / targetAccounts };
  return [
    {
      name: 'rescore',
      part: 'domain',
      title: `${size} ordinary accounts re-scored`,
      figures: [figure('position, figures, priority and order', 'rescore')],
      verdicts: [verdict('median', seconds('rescore').median, bound)],
    },
    {
      name: 'figures',
      part: 'domain',
      title: `key figures of ${size} ordinary accounts`,
      figures: [figure('sums of each account', 'sums'), figure('merging and all figures', 'merge')],
      verdicts: [],
    },
  ];
}

async function measureRound(shape: LedgerShape, accounts: number): Promise<Times> {
  const basis = figureBasis(ledgerToday, defaultSettings.policy, defaultSettings.keyFigures);
  const ranked: Ranked[] = [];
  const sums: FigureSums[] = [];
  let rescore = 0;
  let summing = 0;
  for (let from = 0; from < accounts; from += batchSize) {
    const batch = ordinaryAccounts(shape, from, Math.min(accounts, from + batchSize));
    const scored = await timed(() => batch.map(rankedOf));
    rescore += scored.durationMs;
    ranked.push(...scored.result);
    const summed = await timed(() => batch.map((one) => accountSums(one, basis)));
    summing += summed.durationMs;
    sums.push(...summed.result);
  }
  const ordered = await timed(() => ranked.sort(comparePriority));
  const merged = await timed(() => keyFigures(totalSums(sums), basis));
  return { rescore: rescore + ordered.durationMs, sums: summing, merge: merged.durationMs };
}

function rankedOf(aggregate: AccountAggregate): Ranked {
  const { account, payments } = aggregate;
  const position = accountPosition(aggregate, ledgerToday, defaultSettings);
  const figures = accountFigures(position, payments, account.currency, defaultSettings.policy);
  const { score } = priority(aggregate, position, figures, defaultSettings.strategy);
  const [{ currency, toCollectMinor }] = figures;
  return { score, currency, toCollectMinor, number: account.number };
}

/** The accounts at these positions without the one that has a fiftieth of all invoices. */
function ordinaryAccounts(shape: LedgerShape, from: number, to: number): readonly AccountAggregate[] {
  const accounts: AccountAggregate[] = [];
  for (let index = from; index < to; index += 1) {
    if (index !== largestAccount) accounts.push(accountAt(shape, index));
  }
  return accounts;
}

function accountAt(shape: LedgerShape, index: number): AccountAggregate {
  const { accounts, ...lists } = accountDocuments(shape, index);
  const parts = ledgerCollections
    .filter((name) => name !== 'accounts')
    .map((name) => [name, lists[name].map((one) => collectionSchemas[name].parse(one))]);
  const account = collectionSchemas.accounts.parse(accounts[0]);
  return { ...bareAggregate(account), ...Object.fromEntries(parts) };
}
