import { z } from 'zod';
import { riskClasses } from '../account/account.ts';

/** Points for a measured value: the tier with the highest `from` that the value reaches gives its points. */
const tiersSchema = z.array(z.object({ from: z.number(), points: z.int().min(-100).max(100) })).max(20);

/** The worklist's rules, versioned: a version names the scores that it made. */
export const strategySchema = z.object({
  version: z.int().min(1),
  /** By major units of the account's currency. */
  amountToCollect: tiersSchema,
  daysPastDue: tiersSchema,
  pointsPerBrokenPromise: z.int(),
  maxBrokenPromisePoints: z.int(),
  /** How far back a broken promise counts, in days from its promised date. */
  brokenPromiseWindowDays: z.int().min(1),
  promiseDue: z.int(),
  /** By days since the last contact; never contacted counts as the highest tier. Only with something to collect. */
  daysSinceContact: tiersSchema,
  riskClass: z.record(z.enum(riskClasses), z.int()),
  /** By per cent of the credit limit in use. */
  creditLimitUse: tiersSchema,
  disputeDeadlinePassed: z.int(),
  nextActionDue: z.int(),
});
export type Strategy = z.infer<typeof strategySchema>;

export const defaultStrategy: Strategy = {
  version: 1,
  amountToCollect: [
    { from: 0.01, points: 2 },
    { from: 100, points: 5 },
    { from: 1_000, points: 12 },
    { from: 5_000, points: 20 },
    { from: 20_000, points: 26 },
    { from: 100_000, points: 30 },
  ],
  daysPastDue: [
    { from: 1, points: 4 },
    { from: 31, points: 9 },
    { from: 61, points: 14 },
    { from: 91, points: 18 },
    { from: 121, points: 22 },
  ],
  pointsPerBrokenPromise: 8,
  maxBrokenPromisePoints: 16,
  brokenPromiseWindowDays: 365,
  promiseDue: 10,
  daysSinceContact: [
    { from: 7, points: 3 },
    { from: 14, points: 6 },
    { from: 30, points: 9 },
  ],
  riskClass: { A: 0, B: 2, C: 5, D: 8 },
  creditLimitUse: [
    { from: 80, points: 2 },
    { from: 100, points: 5 },
  ],
  disputeDeadlinePassed: 4,
  nextActionDue: 6,
};
