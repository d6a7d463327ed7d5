import { z } from 'zod';
import { riskClasses } from '../account/account.ts';
import { rate } from '../money/rate.ts';
import { uniqueBy } from '../organisation/unique-by.ts';
import {
  amountTiersByCurrencySchema,
  amountTiersSchema,
  percentTiersSchema,
  pointsSchema,
  wholeTiersSchema,
} from './tiers.ts';

const windowDaysSchema = z.int().min(1).max(3650);
const segmentPointsSchema = z.strictObject({ segment: z.string().min(1).max(100), points: pointsSchema });

/** W1: what each rule gives points for. Those "with something to collect" give none on an account without. */
const ruleSchemas = [
  /**
   * By major units of each currency in which something is to be collected; the currency that gives most counts. `tiers`
   * are for those that `tiersByCurrency` does not list.
   */
  z.strictObject({
    rule: z.literal('amount-to-collect'),
    tiers: amountTiersSchema,
    tiersByCurrency: amountTiersByCurrencySchema,
  }),
  /** By days of the oldest item past due, in any currency in which something is to be collected. */
  z.strictObject({ rule: z.literal('days-past-due'), tiers: wholeTiersSchema }),
  /** P4: for each promise that was not kept within the strategy's window, up to a maximum. */
  z.strictObject({ rule: z.literal('broken-promises'), pointsEach: pointsSchema, maxPoints: pointsSchema }),
  /** For an open promise whose date has come. */
  z.strictObject({ rule: z.literal('promise-due'), points: pointsSchema }),
  /** By days since the last contact, with something to collect; never contacted reaches the last tier. */
  z.strictObject({ rule: z.literal('days-since-contact'), tiers: wholeTiersSchema }),
  /** With something to collect. */
  z.strictObject({ rule: z.literal('risk-class'), points: z.record(z.enum(riskClasses), pointsSchema) }),
  /** With something to collect; a segment that is not listed gives none. */
  z.strictObject({
    rule: z.literal('segment'),
    segments: uniqueBy(segmentPointsSchema, ['segment']).max(100),
  }),
  /** By per cent of the credit limit that the exposure is. */
  z.strictObject({ rule: z.literal('credit-limit-use'), tiers: percentTiersSchema }),
  /** For each limit that the customer has set for itself and is above. */
  z.strictObject({ rule: z.literal('customer-limits'), pointsEach: pointsSchema }),
  /** While the account is on hold, with something to collect. */
  z.strictObject({ rule: z.literal('credit-hold'), points: pointsSchema }),
  /** For a dispute past its due date. */
  z.strictObject({ rule: z.literal('dispute-deadline'), points: pointsSchema }),
  /** For each instalment missed on a plan that stands, or on one that was missed within so many days. */
  z.strictObject({
    rule: z.literal('plan-missed'),
    pointsEach: pointsSchema,
    maxPoints: pointsSchema,
    windowDays: windowDaysSchema,
  }),
  /** By the highest level that was sent over an item with something to collect. */
  z.strictObject({ rule: z.literal('dunning-level'), tiers: wholeTiersSchema }),
  /** For a planned action whose date has come, or (P4) a promise that broke and that nobody has asked about since. */
  z.strictObject({ rule: z.literal('follow-up-due'), points: pointsSchema }),
] as const;

const ruleSchema = z.discriminatedUnion('rule', ruleSchemas, { error: 'not a rule of the strategy' });
export type StrategyRule = z.infer<typeof ruleSchema>;

export type PriorityRule = StrategyRule['rule'];
export const priorityRules: readonly PriorityRule[] = ruleSchemas.map(({ shape }) => shape.rule.value);

/** W1: the worklist's rules. A rule that is absent gives nothing. */
export const strategySchema = z.strictObject({
  /** P4: how far back a promise that was not kept counts, in days from its promised date. */
  brokenPromiseWindowDays: windowDaysSchema,
  rules: uniqueBy(ruleSchema, ['rule']).max(priorityRules.length),
});
export type Strategy = z.infer<typeof strategySchema>;

export const defaultStrategy: Strategy = {
  brokenPromiseWindowDays: 365,
  rules: [
    {
      rule: 'amount-to-collect',
      tiers: [
        { from: '0.0001', points: 2 },
        { from: '100', points: 5 },
        { from: '1000', points: 12 },
        { from: '5000', points: 20 },
        { from: '20000', points: 26 },
        { from: '100000', points: 30 },
      ],
      tiersByCurrency: {},
    },
    {
      rule: 'days-past-due',
      tiers: [
        { from: 1, points: 4 },
        { from: 31, points: 9 },
        { from: 61, points: 14 },
        { from: 91, points: 18 },
        { from: 121, points: 22 },
      ],
    },
    { rule: 'broken-promises', pointsEach: 8, maxPoints: 16 },
    { rule: 'promise-due', points: 10 },
    {
      rule: 'days-since-contact',
      tiers: [
        { from: 7, points: 3 },
        { from: 14, points: 6 },
        { from: 30, points: 9 },
      ],
    },
    { rule: 'risk-class', points: { A: 0, B: 2, C: 5, D: 8 } },
    // Segments are the organisation's own names: it says which of them come first.
    { rule: 'segment', segments: [] },
    {
      rule: 'credit-limit-use',
      tiers: [
        { from: rate('80'), points: 2 },
        { from: rate('100'), points: 5 },
      ],
    },
    { rule: 'customer-limits', pointsEach: 2 },
    // No delivery until it pays: that presses already, and whoever still gets goods comes first.
    { rule: 'credit-hold', points: -3 },
    { rule: 'dispute-deadline', points: 4 },
    { rule: 'plan-missed', pointsEach: 6, maxPoints: 12, windowDays: 90 },
    {
      rule: 'dunning-level',
      tiers: [
        { from: 2, points: 2 },
        { from: 3, points: 4 },
      ],
    },
    { rule: 'follow-up-due', points: 6 },
  ],
};
