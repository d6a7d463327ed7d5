import type { RxJsonSchema } from 'rxdb';
import { type SeededRandom, seededRandom } from '../harness/seeded-random.ts';

/** An entry of a ledger with text enough to weigh one kilobyte. */
export type Entry = {
  readonly id: string;
  readonly customerId: string;
  readonly state: EntryState;
  /** `YYYY-MM-DD` */
  readonly dueOn: string;
  readonly amountMinor: number;
  /** Milliseconds; later entries have greater ones. */
  readonly updatedAt: number;
  readonly reference: string;
  readonly note: string;
};

export const entryStates = ['open', 'paid', 'disputed', 'written-off'] as const;
export type EntryState = (typeof entryStates)[number];

export const entrySchema: RxJsonSchema<Entry> = {
  version: 0,
  type: 'object',
  primaryKey: 'id',
  properties: {
    id: { type: 'string', maxLength: 40 },
    customerId: { type: 'string', maxLength: 20 },
    state: { type: 'string', maxLength: 20 },
    dueOn: { type: 'string', maxLength: 10 },
    amountMinor: { type: 'integer' },
    updatedAt: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, multipleOf: 1 },
    reference: { type: 'string' },
    note: { type: 'string' },
  },
  required: ['id', 'customerId', 'state', 'dueOn', 'amountMinor', 'updatedAt', 'reference', 'note'],
  indexes: [['customerId', 'dueOn'], ['state', 'dueOn'], 'updatedAt'],
};

const documentBytes = 1024;
const firstUpdateAt = Date.UTC(2026, 0, 1);
const words =
  'called agreed invoice delivery second copy sent to accounts payable wrong price asks for week Müller'.split(
    ' ',
  );

/** The document at a position: the same for the same seed, in Node and in a browser. */
export function entryAt(seed: number, index: number): Entry {
  const random = seededRandom(seed, index);
  const entry = {
    id: `${hex(random, 8)}-${hex(random, 8)}-${index}`,
    customerId: `customer-${random.integer(0, 999)}`,
    state: random.pick(entryStates),
    dueOn: dayOf(random.integer(0, 364)),
    amountMinor: random.integer(100, 5_000_000),
    updatedAt: firstUpdateAt + index * 1_000 + random.integer(0, 999),
    reference: `PO-${random.integer(100_000, 999_999)}`,
    note: '',
  };
  return { ...entry, note: noteOf(random, documentBytes - JSON.stringify(entry).length) };
}

/** The id alone. */
export function entryIdAt(seed: number, index: number): string {
  return entryAt(seed, index).id;
}

/** The day of 2026 at a position. */
export function dayOf(index: number): string {
  return new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
}

function noteOf(random: SeededRandom, bytes: number): string {
  let note = '';
  while (note.length < bytes) note += `${random.pick(words)} `;
  // "ü" takes two bytes.
  const letters = [...note];
  let weight = 0;
  const end = letters.findIndex((letter) => {
    weight += letter === 'ü' ? 2 : 1;
    return weight > bytes;
  });
  return letters.slice(0, end === -1 ? letters.length : end).join('');
}

function hex(random: SeededRandom, digits: number): string {
  return random
    .integer(0, 16 ** digits - 1)
    .toString(16)
    .padStart(digits, '0');
}
