import type { AccountPart } from '../../src-shared/domain/account/account-aggregate.ts';
import { buildActivity } from '../../test/fixtures/builders/build-activity.ts';
import { buildDispute } from '../../test/fixtures/builders/build-dispute.ts';
import { buildNotice } from '../../test/fixtures/builders/build-notice.ts';
import { buildPaper } from '../../test/fixtures/builders/build-paper.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildPlan } from '../../test/fixtures/builders/build-plan.ts';
import { buildPromise } from '../../test/fixtures/builders/build-promise.ts';
import { buildReceipt } from '../../test/fixtures/builders/build-receipt.ts';
import { buildRequest } from '../../test/fixtures/builders/build-request.ts';
import { buildAccount, buildInvoice } from '../../test/fixtures/server/ledger-builders.ts';

const common = { accountId: 'a', seq: 0 };
const part = { invoiceId: 'i', amountMinor: 5 };
/** A document of each collection of an account, all of one account of amelie's. */
export const documentSamples = {
  accounts: buildAccount('a', 'amelie'),
  invoices: buildInvoice('i', 'a'),
  payments: buildPayment({ ...common, id: 'p', amountMinor: 5, allocations: [part] }),
  promises: buildPromise({ ...common, id: 'p', amountMinor: 5, allocations: [part], onAccountMinor: 0 }),
  disputes: buildDispute({ ...common, id: 'd', items: [part] }),
  activities: buildActivity({ ...common, id: 'x' }),
  plans: buildPlan({ ...common, id: 'l' }),
  receipts: buildReceipt({ ...common, id: 'A7-1', items: [part] }),
  requests: buildRequest({ ...common, id: 'r', items: [part] }),
  notices: buildNotice({ ...common, id: 'n' }),
  papers: buildPaper({ ...common, id: 's' }),
} satisfies Record<AccountPart | 'accounts', { readonly id: string }>;
