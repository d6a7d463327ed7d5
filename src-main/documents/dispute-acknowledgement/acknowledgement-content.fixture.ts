import { businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import type { DisputeItem } from '../../../src-shared/domain/dispute/dispute.ts';
import { invoiceIdSchema } from '../../../src-shared/domain/ids.ts';
import { currencySchema } from '../../../src-shared/domain/money/currency.ts';
import type { DisputeAcknowledgementContent } from '../../engine/ports/documents-port.ts';
import { printedOrganisation, testAccount } from '../statement/statement-content.fixture.ts';

type AcknowledgementParts = {
  /** Of each invoice, in minor units. */
  readonly amountsMinor?: readonly number[];
  /** Of the invoices in the same order; what is 0 is not accepted. */
  readonly acceptedMinor?: readonly number[];
  readonly dispute?: Partial<DisputeAcknowledgementContent['dispute']>;
  readonly account?: Partial<DisputeAcknowledgementContent['account']>;
  readonly organisation?: Partial<DisputeAcknowledgementContent['organisation']>;
  readonly changes?: Partial<DisputeAcknowledgementContent>;
};

/** A dispute over the quantity on two invoices, received on 2026-11-21, to be answered by 2026-12-01. */
export function testAcknowledgementContent(parts: AcknowledgementParts = {}): DisputeAcknowledgementContent {
  const openedOn = businessDate('2026-11-21');
  const items = itemsOf(parts.amountsMinor ?? [400_000, 220_000]);
  const organisation = printedOrganisation();
  const { number, name: customer, addressLines: address, country } = testAccount();
  return {
    kind: 'dispute-acknowledgement',
    organisation: { ...organisation, ...parts.organisation },
    account: { number, name: customer, addressLines: address, country, ...parts.account },
    dispute: {
      ...{ reference: '9F3A-02C1', currency: currencySchema.parse('EUR'), items, openedOn, reasonCode: '06' },
      acceptedItems: itemsOf(parts.acceptedMinor ?? []).filter((item) => item.amountMinor > 0),
      description:
        'Only 40 of the 60 ledger frames arrived on 12 November.\nOur note of receipt is with you.',
      contactName: 'Ida Brandt',
      ...parts.dispute,
    },
    reason: { code: '06', key: 'quantity' },
    standing: { is: 'in-progress', on: null },
    answerBy: '2026-12-01',
    credit: null,
    asOf: openedOn,
    invoices: items.map(({ invoiceId }, index) => ({
      id: invoiceId,
      number: `RE-${20_988 + index * 31}`,
      invoiceDate: '2026-09-24',
      dueDate: '2026-10-24',
    })),
    locale: 'en',
    ...parts.changes,
  };
}

/** The same case decided: all, a part or nothing of it accepted. */
export function decidedContent(
  is: 'accepted' | 'partly-accepted' | 'rejected',
  credit: DisputeAcknowledgementContent['credit'] = null,
  changes: Partial<DisputeAcknowledgementContent> = {},
): DisputeAcknowledgementContent {
  const on = businessDate('2026-11-27');
  const acceptedMinor = { accepted: [400_000, 220_000], 'partly-accepted': [400_000, 0], rejected: [] }[is];
  const decided = { standing: { is, on }, answerBy: null, credit, asOf: on };
  return testAcknowledgementContent({ acceptedMinor, changes: { ...decided, ...changes } });
}

function itemsOf(amountsMinor: readonly number[]): DisputeItem[] {
  return amountsMinor.map((amountMinor, index) => ({
    invoiceId: invoiceIdSchema.parse(`i${index + 1}`),
    amountMinor,
  }));
}
