import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { accountPosition } from '../account/account-position.ts';
import { addDays, businessDate } from '../calendar/business-date.ts';
import { interestPolicySchema } from '../interest/interest-policy.ts';
import { fixedInterest } from '../interest/interest-rule-seeds.ts';
import { toDecimalText } from '../money/amount.ts';
import { parseAmount } from '../money/parse-amount.ts';
import { defaultSettings } from '../organisation/settings.ts';
import { dunningPoliciesSchema } from './dunning-policy.ts';
import { proposeNotices } from './propose-notices.ts';

const path = '../shared/data/reference-cases/dunning.json';
const hasCases = existsSync(path);
if (!hasCases) process.stderr.write(`G1: ${path} is absent, its cases are not run\n`);

const fileSchema = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      outstanding: z.string(),
      overdue_days: z.int(),
      rate_percent: z.string(),
      fee: z.string(),
      expected: z.object({ interest: z.string(), dunning_amount: z.string(), grand_total: z.string() }),
    }),
  ),
});
const cases = hasCases ? fileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).cases : [];
const today = businessDate('2026-03-31');
const minor = (text: string) => parseAmount(text, 'EUR', '.') ?? Number.NaN;

describe.skipIf(!hasCases)('the reference cases of dunning', () => {
  test('G1, G2: every case is run', () => {
    expect(cases.map(({ id }) => id)).toEqual(['erpnext-second-notice']);
  });

  test.each(cases)('G1, G2: $id has the interest, the fee and the total as printed', (one) => {
    const level = {
      ...{ level: 1, daysPastDue: 1, daysSinceLast: 0, channel: 'letter', template: 'second-notice' },
      ...{ minimumAmounts: {}, minimumPercent: '0', fees: { EUR: one.fee }, withInterest: true },
    };
    const policy = { name: 'second', levels: [level], otherCurrencies: 'no-fee-no-minimum' };
    const [percent = ''] = one.rate_percent.split(' ');
    const rule = { ...fixedInterest, rate: { kind: 'fixed', rate: percent } };
    const settings = {
      ...defaultSettings,
      dunning: dunningPoliciesSchema.parse({
        standard: 'second',
        policies: [{ ...policy, approvalFromLevel: null }],
      }),
      interest: interestPolicySchema.parse({ rules: [rule], baseRates: [] }),
    };
    const dueDate = addDays(today, -one.overdue_days);
    const aggregate = buildAggregate({
      invoices: [buildInvoice({ amountMinor: minor(one.outstanding), dueDate })],
    });
    const position = accountPosition(aggregate, today, settings);
    const notice = proposeNotices(aggregate, position, settings)[0]?.notice;
    const { interestMinor = 0, feeMinor = 0, items = [] } = notice ?? {};
    const askedMinor = items.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    expect({
      interest: toDecimalText(interestMinor, 'EUR'),
      dunning_amount: toDecimalText(interestMinor + feeMinor, 'EUR'),
      grand_total: toDecimalText(askedMinor + interestMinor + feeMinor, 'EUR'),
    }).toEqual(one.expected);
  });
});
