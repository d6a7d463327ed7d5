import { activitySchema } from '../../src-shared/domain/activity/activity.ts';
import { disputeSchema } from '../../src-shared/domain/dispute/dispute.ts';
import { paymentSchema } from '../../src-shared/domain/payment/payment.ts';
import { promiseSchema } from '../../src-shared/domain/promise/promise.ts';
import { buildAccount, buildInvoice } from '../../test/fixtures/server/ledger-builders.ts';

const common = { accountId: 'a', seq: 0 };
const by = { userId: 'amelie', name: 'Amelie' };
const at = '2026-03-01T09:00:00.000Z';
const part = { invoiceId: 'i', amountMinor: 5 };
/** A document of each collection of an account, all of one account of amelie's. */
export const documentSamples = {
  accounts: buildAccount('a', 'amelie'),
  invoices: buildInvoice('i', 'a'),
  payments: paymentSchema.parse({
    ...{ ...common, id: 'p', currency: 'EUR', amountMinor: 5, receivedOn: '2026-03-01', reference: '' },
    ...{ allocations: [part], reversed: false },
  }),
  promises: promiseSchema.parse({
    ...{ ...common, id: 'p', currency: 'EUR', amountMinor: 5, allocations: [part], onAccountMinor: 0 },
    ...{ promisedDate: '2026-03-05', method: 'cash', contactName: '', note: '', madeOn: '2026-03-01' },
    ...{ madeAt: at, madeBy: by, paymentsSeen: [], cancelled: null },
  }),
  disputes: disputeSchema.parse({
    ...{ ...common, id: 'd', currency: 'EUR', items: [part], reasonCode: '01', description: '' },
    ...{ contactName: '', state: 'open', resolution: null, processor: '', dueDate: '2026-03-05' },
    ...{ openedOn: '2026-03-01', openedAt: at, openedBy: by },
  }),
  activities: activitySchema.parse({
    ...{ ...common, id: 'x', kind: 'call', direction: 'outbound', outcome: null, contactName: '', note: '' },
    ...{ durationSeconds: null, on: '2026-03-01', at, by, nextAction: null },
  }),
};
