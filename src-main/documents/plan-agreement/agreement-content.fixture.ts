import { businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { invoiceIdSchema } from '../../../src-shared/domain/ids.ts';
import { currencySchema } from '../../../src-shared/domain/money/currency.ts';
import { defaultSettings } from '../../../src-shared/domain/organisation/settings.ts';
import { interestCounting } from '../../../src-shared/domain/plan/period-interest.ts';
import type { PlanVersion } from '../../../src-shared/domain/plan/plan.ts';
import { defaultPlanPolicy } from '../../../src-shared/domain/plan/plan-policy.ts';
import { planConventionsSchema, planTermsSchema } from '../../../src-shared/domain/plan/plan-terms.ts';
import { planSchedule } from '../../../src-shared/domain/plan/schedule.ts';
import type { PlanAgreementContent } from '../../engine/ports/documents-port.ts';
import { printedOrganisation, testAccount } from '../statement/statement-content.fixture.ts';

type AgreementParts = {
  readonly currency?: string;
  /** Of each invoice, in minor units. */
  readonly amountsMinor?: readonly number[];
  readonly terms?: Readonly<Record<string, unknown>>;
  readonly conventions?: Partial<PlanVersion['conventions']>;
  readonly changes?: Partial<PlanAgreementContent>;
};

/** An agreement that is to be signed, its schedule computed by the rules themselves: six months without interest. */
export function testAgreementContent(parts: AgreementParts = {}): PlanAgreementContent {
  const currency = parts.currency ?? 'EUR';
  const start = businessDate('2026-11-21');
  const items = (parts.amountsMinor ?? [1_430_000, 1_016_000, 791_230]).map((amountMinor, index) => ({
    invoiceId: invoiceIdSchema.parse(`i${index + 1}`),
    amountMinor,
  }));
  const terms = planTermsSchema.parse({
    downPayment: null,
    instalments: { by: 'count', count: 6, frequency: 'monthly', firstDate: '2026-12-01' },
    interestRate: null,
    feeMinor: 0,
    adjustment: 'none',
    ...parts.terms,
  });
  const conventions = { ...planConventionsSchema.parse(defaultPlanPolicy), ...parts.conventions };
  const principalMinor = items.reduce((sum, item) => sum + item.amountMinor, 0);
  const { calendar } = defaultSettings;
  const result = planSchedule({ principalMinor, currency, terms, conventions, start, calendar });
  if (!result.ok) throw new Error(`no schedule: ${result.failures.map(({ code }) => code).join()}`);
  const organisation = printedOrganisation();
  const { number, name: customer, addressLines: address, country } = testAccount();
  return {
    kind: 'plan-agreement',
    organisation,
    account: { number, name: customer, addressLines: address, country },
    plan: { currency: currencySchema.parse(currency), contactName: 'Ida Brandt' },
    version: {
      ...{ version: 1, on: start, items, instalments: [...result.schedule.instalments] },
      ...{ interestRate: terms.interestRate, interestMethod: conventions.interestMethod },
      interestCounting: interestCounting(terms, conventions),
    },
    standing: 'for-signature',
    signed: null,
    endedOn: null,
    invoices: items.map((item, index) => ({
      id: item.invoiceId,
      number: `RE-${20_817 + index * 27}`,
      invoiceDate: '2026-08-04',
      dueDate: '2026-09-03',
    })),
    policy: { graceDays: 5, missesToDefault: 1 },
    locale: 'en',
    ...parts.changes,
  };
}
