import { describe, expect, test } from 'vitest';
import { documentRequestSchema } from '../../src-shared/contract/document-request.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { buildActivity } from '../../test/fixtures/builders/build-activity.ts';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { builtToday } from '../../test/fixtures/builders/build-context.ts';
import { buildDispute } from '../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildPromise } from '../../test/fixtures/builders/build-promise.ts';
import { testOrganisation } from '../../test/fixtures/builders/test-organisation.ts';
import { documentContent } from './document-content.ts';
import type { EngineServices } from './engine-services.ts';
import { noTemplate } from './held-template.ts';

/** What a letter is made of on an account, as of the builders' day. */
function contentOf(aggregate: AccountAggregate, request: object) {
  const session = { actor: buildActor(), organisation: testOrganisation('o1', 'Duebook Test') };
  const services = {
    device: { session: () => session, lock: () => undefined },
    reader: { read: async () => ({ aggregate, waitingIds: new Set<string>(), waitingCount: 0 }) },
    clock: { today: () => builtToday },
    rules: { settings: () => defaultSettings, template: () => noTemplate },
  };
  const asked = documentRequestSchema.parse({ accountId: 'account-1', locale: 'en', ...request });
  return documentContent(services as unknown as EngineServices, asked);
}

const by = { userId: 'user-1', name: 'Carla Collins' };
const signed = { on: '2026-03-31', at: '2026-03-31T10:00:00.000Z', by };
const confirmation = (version = 1) => ({ kind: 'promise-confirmation', promiseId: 'promise-1', version });
const acknowledgement = { kind: 'dispute-acknowledgement', disputeId: 'dispute-1' };
const failing = (code: string) => ({ failure: { code } });

describe('what the confirmation of a promise is made of', () => {
  const promises = [buildPromise()];

  test('P1, P2: the terms, who promised, the invoices by number, and what is still to come', async () => {
    expect(await contentOf(buildAggregate({ promises }), confirmation())).toMatchObject({
      kind: 'promise-confirmation',
      promise: { version: 1, amountMinor: 100_00, contactName: 'Ida Brandt', method: 'bank-transfer' },
      replacesTermsOf: null,
      standing: { is: 'open', on: null },
      cash: { receivedMinor: 0, toPayMinor: 100_00 },
      asOf: '2026-03-31',
      invoices: [{ id: 'invoice-1', number: buildInvoice().number }],
    });
  });

  test('only what is printed: what else happens to the account leaves the input as it is', async () => {
    const before = await contentOf(buildAggregate({ promises }), confirmation());
    const worked = buildAggregate({
      promises: [buildPromise({ seq: 44, note: 'Sounded honest' })],
      invoices: [buildInvoice({ seq: 12 }), buildInvoice({ id: 'invoice-2', number: 'X' })],
      activities: [buildActivity()],
      disputes: [buildDispute()],
    });
    expect(await contentOf(worked, confirmation())).toEqual(before);
    expect(JSON.stringify(before)).not.toMatch(/paymentsSeen|madeBy|note/);
  });

  test('P2: cash that came is taken off what is still to be paid', async () => {
    const payments = [
      buildPayment({
        ...{ amountMinor: 30_00, receivedOn: '2026-03-31' },
        allocations: [{ invoiceId: 'invoice-1', amountMinor: 30_00 }],
      }),
    ];
    expect(await contentOf(buildAggregate({ promises, payments }), confirmation())).toMatchObject({
      ...{ standing: { is: 'open', on: '2026-03-31' }, cash: { receivedMinor: 30_00, toPayMinor: 70_00 } },
    });
  });

  test('P2: each version of an amended one by its own terms; who promised the replaced ones is not known', async () => {
    const terms = { amountMinor: 80_00, onAccountMinor: 80_00, allocations: [] };
    const amendments = [{ ...signed, ...terms, promisedDate: '2026-04-02', reason: 'More time' }];
    const aggregate = buildAggregate({ promises: [buildPromise({ amendments })] });
    expect(await contentOf(aggregate, confirmation(1))).toMatchObject({
      ...{ promise: { amountMinor: 80_00, contactName: '', method: null }, cash: null, invoices: [] },
      standing: { is: 'amended', on: '2026-03-31' },
    });
    const present = await contentOf(aggregate, confirmation(2));
    expect(present).toMatchObject({ promise: { version: 2 }, replacesTermsOf: '2026-03-31' });
    expect(JSON.stringify(present)).not.toContain('More time');
  });

  test('none where the promise or that version of it does not exist', async () => {
    const none = contentOf(buildAggregate(), confirmation());
    await expect(none).rejects.toMatchObject(failing('PROMISE_NOT_FOUND'));
    const later = contentOf(buildAggregate({ promises }), confirmation(2));
    await expect(later).rejects.toMatchObject(failing('PROMISE_NOT_FOUND'));
  });
});

describe('what the acknowledgement of a dispute is made of', () => {
  const accepted = {
    ...({ resolution: 'accepted', rootCause: 'Old price list' } as const),
    acceptedItems: [{ invoiceId: 'invoice-1', amountMinor: 40_00 }],
  };
  const closedBy = (because: 'credit-note' | 'taken-off', creditNoteId: string | null) => {
    const event = { ...signed, kind: 'closed', note: '', processor: null } as const;
    const history = [{ ...event, closing: { because, creditNoteId } }];
    return { ...accepted, state: 'closed' as const, history };
  };
  const ofDispute = (overrides: Parameters<typeof buildDispute>[0], more: Partial<AccountAggregate> = {}) =>
    contentOf(buildAggregate({ disputes: [buildDispute(overrides)], ...more }), acknowledgement);

  test('D1: the case, its reason by name, and by when the answer is due; nothing of who works on it', async () => {
    const content = await ofDispute({ description: 'Wrong price', processor: 'sales' });
    expect(content).toMatchObject({
      dispute: { reference: 'dispute-1', description: 'Wrong price', reasonCode: '01' },
      ...{ reason: { key: 'pricing' }, standing: { is: 'in-progress' }, answerBy: '2026-04-10' },
      ...{ credit: null, asOf: '2026-03-31', invoices: [{ id: 'invoice-1' }] },
    });
    expect(JSON.stringify(content)).not.toMatch(/sales|processor|rootCause|history/);
  });

  test('D1: no answer is promised for a day that is past', async () => {
    expect(await ofDispute({ openedOn: '2026-03-10', dueDate: '2026-03-20' })).toMatchObject({
      ...{ standing: { is: 'late' }, answerBy: null, asOf: '2026-03-21' },
    });
  });

  test('D2: a reason that the organisation has no more is told by its code alone', async () => {
    expect(await ofDispute({ reasonCode: 'Z9' })).toMatchObject({ reason: null });
  });

  test('D4: what is accepted waits for its credit until the case is closed, and then says how it came', async () => {
    expect(await ofDispute({ ...accepted, state: 'resolved' })).toMatchObject({
      ...{ credit: { is: 'awaited', number: null }, answerBy: null, standing: { is: 'accepted' } },
    });
    const invoices = [buildInvoice(), buildInvoice({ id: 'invoice-2', number: 'GS-1', type: 'credit-note' })];
    expect(await ofDispute(closedBy('credit-note', 'invoice-2'), { invoices })).toMatchObject({
      credit: { is: 'credit-note', number: 'GS-1' },
    });
    expect(await ofDispute(closedBy('taken-off', null))).toMatchObject({
      credit: { is: 'taken-off', number: null },
    });
    const rejected = { state: 'closed', resolution: 'rejected' } as const;
    expect(await ofDispute(rejected)).toMatchObject({ credit: null, standing: { is: 'rejected' } });
  });

  test('none where the case does not exist', async () => {
    const none = contentOf(buildAggregate(), acknowledgement);
    await expect(none).rejects.toMatchObject(failing('DISPUTE_NOT_FOUND'));
  });
});
