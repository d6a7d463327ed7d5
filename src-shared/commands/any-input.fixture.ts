import fc from 'fast-check';
import type { z } from 'zod';
import { builtToday } from '../../test/fixtures/builders/build-context.ts';
import { addDays } from '../domain/calendar/business-date.ts';

/** Ids of few things of each kind, so that commands meet what other commands made. */
const pool = (prefix: string, size: number) => fc.nat(size - 1).map((index) => `${prefix}-${index}`);

const invoiceIds = fc.constantFrom('invoice-1', 'invoice-2', 'dollars', 'credit', 'elsewhere');
const near = fc.integer({ min: -3, max: 60 }).map((days) => addDays(builtToday, days));

/** What inputs are made of. */
export type InputPools = {
  /** What a text holds, by the name of its field. */
  readonly texts: Readonly<Record<string, fc.Arbitrary<string>>>;
  readonly dates: fc.Arbitrary<string>;
  /** Every other text. */
  readonly words: fc.Arbitrary<string>;
};

/** Values that no document gives. */
export const commonTexts: InputPools['texts'] = {
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'EUR', 'USD'),
  reasonCode: fc.constantFrom('01', '04', '99'),
  processor: fc.constantFrom('sales', 'billing'),
  from: fc.constantFrom('sales', 'billing'),
  interestRate: fc.constantFrom('0', '5', '12.5'),
  rule: fc.constantFrom('business-hours', 'other'),
  sha256: fc.constant('a'.repeat(64)),
  inputHash: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
  fileHash: fc.constant('f'.repeat(64)),
  number: fc.nat(98).map((index) => `A7-D${index + 1}`),
  locale: fc.constantFrom('de', 'en-GB'),
  kind: fc.constantFrom('statement', 'dunning-letter'),
  asOf: fc.constant<string>(builtToday),
  issuedOn: fc.constant<string>(builtToday),
  mediaType: fc.constant('application/pdf'),
  address: fc.constant('ida.brandt@example.com'),
};

const texts: InputPools['texts'] = {
  ...commonTexts,
  invoiceId: invoiceIds,
  invoiceIds,
  creditNoteId: invoiceIds,
  documentId: invoiceIds,
  promiseId: pool('promise', 2),
  disputeId: pool('dispute', 2),
  planId: pool('plan', 2),
  noticeId: pool('notice', 2),
  requestId: pool('request', 4),
  interestRequestId: pool('request', 4),
  feeRequestId: pool('request', 4),
  activityId: pool('activity', 4),
  visitId: pool('activity', 4),
  closes: pool('activity', 4),
  supersedes: pool('activity', 4),
  receiptId: fc.nat(1).map((index) => `A7-${index + 1}`),
  receiptIds: fc.nat(1).map((index) => `A7-${index + 1}`),
  paymentId: fc.constantFrom('payment-0', 'payment-1', 'payment-2'),
  depositId: pool('deposit', 2),
  paperId: pool('paper', 40),
  contactId: fc.constantFrom('contact-1', 'contact-2'),
  id: fc.constantFrom('contact-1', 'contact-2'),
  collectorId: fc.constantFrom('user-1', 'user-2'),
  territory: fc.constantFrom('North', 'South'),
};

const fewThings: InputPools = { texts, dates: near, words: fc.constantFrom('As agreed', 'x') };

/** An input that the schema of a command reads, made of few ids, small amounts and days around today. */
export function anyInput(
  schema: z.ZodType,
  field = '',
  pools: InputPools = fewThings,
): fc.Arbitrary<unknown> {
  const { def } = schema as unknown as { def: Definition };
  switch (def.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(def.shape).map(([name, one]) => [name, anyInput(one, name, pools)]),
        ),
      );
    case 'record':
      return fc.dictionary(fc.constantFrom('from', 'version'), anyInput(def.valueType, field, pools));
    case 'array':
      return fc.array(anyInput(def.element, field, pools), { minLength: leastEntries(field), maxLength: 2 });
    case 'nullable':
      return fc.option(anyInput(def.innerType, field, pools), { nil: null });
    case 'optional':
    case 'default':
      return anyInput(def.innerType, field, pools);
    case 'union':
      return fc.oneof(...def.options.map((one) => anyInput(one, field, pools)));
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'number':
      return anyNumber(field);
    case 'string':
      return anyText(field, pools);
    case 'pipe':
      return anyInput(def.in, field, pools);
    default:
      throw new Error(`no input is known for ${String(schema.def.type)} (${field})`);
  }
}

type Definition =
  | { readonly type: 'object'; readonly shape: Readonly<Record<string, z.ZodType>> }
  | { readonly type: 'array'; readonly element: z.ZodType }
  | { readonly type: 'record'; readonly valueType: z.ZodType }
  | { readonly type: 'nullable' | 'optional' | 'default'; readonly innerType: z.ZodType }
  | { readonly type: 'union'; readonly options: readonly z.ZodType[] }
  | { readonly type: 'enum'; readonly entries: Readonly<Record<string, string>> }
  | { readonly type: 'literal'; readonly values: readonly unknown[] }
  | { readonly type: 'boolean' | 'number' | 'string' | 'null' }
  | { readonly type: 'pipe'; readonly in: z.ZodType };

/** Lists that are mostly wanted: one entry at least. */
function leastEntries(field: string): number {
  return ['items', 'receiptIds', 'customDates', 'dates'].includes(field) ? 1 : 0;
}

function anyNumber(field: string): fc.Arbitrary<number> {
  if (field === 'fromVersion') return fc.constantFrom(1, 1, 1, 2);
  if (field === 'count') return fc.integer({ min: 1, max: 6 });
  if (field === 'latitude' || field === 'longitude' || field === 'accuracyMetres') return fc.constant(10.5);
  if (field === 'feeMinor' || field === 'onAccountMinor') return fc.constantFrom(0, 0, 5_00);
  if (field.endsWith('Minor')) return fc.constantFrom(1, 10_00, 20_00, 50_00, 100_00);
  return fc.integer({ min: 1, max: 50 });
}

function anyText(field: string, { texts, dates, words }: InputPools): fc.Arbitrary<string> {
  const known = texts[field];
  if (known !== undefined) return known;
  if (field.endsWith('At')) return dates.map((day) => `${day}T10:00:00.000Z`);
  if (/date|until|dates$/i.test(field)) return dates;
  return words;
}
