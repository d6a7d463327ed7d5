import type { PulledDocument } from '../../../src-main/storage/replica/write-pulled.ts';
import { addDays, businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import type { CollectionName } from '../../../src-shared/protocol/collections.ts';
import { type SeededRandom, seededRandom } from '../harness/seeded-random.ts';
import { accountFields, accountIdAt, personName, regionOf } from './ledger-account.ts';
import type { LedgerShape } from './ledger-shape.ts';
import { noteWords, type Region, rareNoteWords } from './ledger-words.ts';

/** The business date of the ledger. */
export const ledgerToday = businessDate('2026-03-02');

const author = { userId: 'user-1', name: 'Amelie' };
const disputeReasons = ['01', '02', '03', '04', '05'];

export const ledgerCollections = [
  'accounts',
  'invoices',
  'payments',
  'promises',
  'disputes',
  'activities',
] as const satisfies readonly CollectionName[];
export type LedgerCollection = (typeof ledgerCollections)[number];
export type AccountDocuments = Readonly<Record<LedgerCollection, readonly PulledDocument[]>>;

type Item = {
  readonly id: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly dueDate: string;
  readonly isPaid: boolean;
};

type Draft = {
  readonly accountId: string;
  readonly region: Region;
  readonly random: SeededRandom;
  readonly document: (kind: string, fields: Readonly<Record<string, unknown>>) => PulledDocument;
};

/** All documents of the account at a position: the same for the same shape, whatever was made before. */
export function accountDocuments({ seed, invoiceCounts }: LedgerShape, index: number): AccountDocuments {
  const random = seededRandom(seed, 12, index);
  const accountId = accountIdAt(index);
  const region = regionOf(random);
  let count = 0;
  const document = (kind: string, fields: Readonly<Record<string, unknown>>): PulledDocument => {
    count += 1;
    return { id: `${kind}-${index}-${count}`, accountId, seq: count, ...fields, _deleted: false };
  };
  const draft = { accountId, region, random, document };
  const account = { ...document('account', accountFields(index, region, random)), id: accountId };
  const items = Array.from({ length: invoiceCounts[index] ?? 0 }, () => invoice(draft));
  const open = items.filter(({ item }) => !item.isPaid && item.amountMinor > 0).map(({ item }) => item);
  const contacts = Math.min(60, Math.floor(-Math.log(1 - random.next()) * 2.5));
  return {
    accounts: [account],
    invoices: items.map(({ stored }) => stored),
    payments: payments(
      draft,
      items.map(({ item }) => item),
    ),
    promises: several(Math.min(open.length, random.integer(0, 3) - 1), () => promise(draft, open)),
    disputes: several(open.length > 0 && random.chance(0.12) ? 1 : 0, () => dispute(draft, open)),
    activities: several(contacts, () => activity(draft)),
  };
}

function several<Made>(count: number, make: () => Made): readonly Made[] {
  return Array.from({ length: Math.max(0, count) }, make);
}

function invoice({ region, random, document }: Draft): {
  readonly item: Item;
  readonly stored: PulledDocument;
} {
  const age = random.integer(0, 720);
  const invoiceDate = addDays(ledgerToday, -age);
  const isCredit = random.chance(0.03);
  // Many small amounts, few large ones.
  const amountMinor = Math.round(2_000 + 20_000 * (1 - random.next()) ** -0.8) * (isCredit ? -1 : 1);
  const currency = random.chance(0.04) ? 'USD' : region.currency;
  const dueDate = addDays(invoiceDate, 30);
  const stored = document('invoice', {
    number: `R${random.integer(10_000_000, 99_999_999)}`,
    type: isCredit ? 'credit-note' : 'invoice',
    currency,
    invoiceDate,
    dueDate,
    amountMinor,
    reference: random.chance(0.5) ? `PO ${random.integer(10_000, 99_999)}` : '',
    paymentTerms: null,
  });
  const isPaid = !isCredit && random.chance(age > 60 ? 0.8 : 0.15);
  return { item: { id: stored.id, currency, amountMinor, dueDate, isPaid }, stored };
}

/** One payment settles up to six invoices of a currency; some leave the last of them open in part. */
function payments({ random, document }: Draft, items: readonly Item[]): readonly PulledDocument[] {
  const byCurrency = Map.groupBy(
    items.filter(({ isPaid }) => isPaid),
    ({ currency }) => currency,
  );
  const made: PulledDocument[] = [];
  for (const [currency, paid] of byCurrency) {
    for (let from = 0; from < paid.length; ) {
      const settled = paid.slice(from, from + random.integer(1, 6));
      from += settled.length;
      const share = random.chance(0.1) ? 0.5 : 1;
      const allocations = settled.map(({ id, amountMinor }) => ({
        invoiceId: id,
        amountMinor: Math.ceil(amountMinor * share),
      }));
      made.push(
        document('payment', {
          currency,
          amountMinor: allocations.reduce((sum, one) => sum + one.amountMinor, 0),
          receivedOn: addDays(ledgerToday, -random.integer(0, 300)),
          reference: `TRF ${random.integer(100_000, 999_999)}`,
          allocations,
          applied: [],
          takenBack: [],
          receiptId: null,
          reversed: random.chance(0.01),
          reversedOn: null,
        }),
      );
    }
  }
  return made;
}

function promise({ region, random, document }: Draft, open: readonly Item[]): PulledDocument {
  const { id: invoiceId, currency, amountMinor } = random.pick(open);
  const age = random.integer(0, 90);
  return document('promise', {
    currency,
    amountMinor,
    allocations: [{ invoiceId, amountMinor }],
    onAccountMinor: 0,
    promisedDate: addDays(ledgerToday, random.integer(0, 30) - age),
    method: 'bank-transfer',
    contactName: personName(region, random),
    note: note(random),
    madeOn: addDays(ledgerToday, -age),
    madeAt: instantOf(addDays(ledgerToday, -age), random),
    madeBy: author,
    paymentsSeen: [],
    amendments: [],
    cancelled: null,
  });
}

function dispute({ region, random, document }: Draft, open: readonly Item[]): PulledDocument {
  const { id: invoiceId, currency, amountMinor } = random.pick(open);
  const age = random.integer(0, 40);
  const openedOn = addDays(ledgerToday, -age);
  return document('dispute', {
    currency,
    items: [{ invoiceId, amountMinor }],
    reasonCode: random.pick(disputeReasons),
    description: note(random),
    contactName: personName(region, random),
    state: random.pick(['open', 'in-review', 'waiting-for-customer', 'resolved']),
    resolution: null,
    rootCause: null,
    acceptedItems: [],
    creditRequestId: null,
    attachments: [],
    history: [],
    processor: 'sales',
    dueDate: addDays(openedOn, 14),
    openedOn,
    openedAt: instantOf(openedOn, random),
    openedBy: author,
  });
}

function activity({ region, random, document }: Draft): PulledDocument {
  const on = addDays(ledgerToday, -random.integer(0, 365));
  return document('activity', {
    kind: random.pick(['call', 'call', 'email', 'note']),
    direction: 'outbound',
    outcome: random.pick(['reached', 'no-answer', 'voicemail', 'promised']),
    contactName: personName(region, random),
    note: note(random),
    durationSeconds: random.integer(10, 900),
    on,
    at: instantOf(on, random),
    by: author,
    supersedes: null,
    corrected: null,
    closes: null,
    invoiceIds: [],
    override: null,
    visit: null,
    mail: null,
    change: null,
    nextAction: random.chance(0.1)
      ? { date: addDays(on, random.integer(1, 400)), text: 'call again', channel: 'call' }
      : null,
  });
}

function note(random: SeededRandom): string {
  const words = Array.from({ length: random.integer(4, 18) }, () => random.pick(noteWords));
  if (random.chance(0.001)) words.push(random.pick(rareNoteWords));
  return words.join(' ');
}

function instantOf(date: string, random: SeededRandom): string {
  return `${date}T${String(random.integer(8, 17)).padStart(2, '0')}:15:00.000Z`;
}
