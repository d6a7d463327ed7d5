import { expect, test } from 'vitest';
import type { CommandItem } from '../../../src-shared/contract/attention-view.ts';
import { promisableAccount } from '../../app/forms/promise/promisable-account.ts';
import { readReceiptDraft } from '../../app/forms/receipt/read-receipt-draft.ts';
import { newReceiptDraft, withCount } from '../../app/forms/receipt/receipt-draft.ts';
import { instantOf } from '../../app/forms/visit/visit-draft.ts';
import { retryDraft } from './retry-draft.ts';

const account = { ...promisableAccount, openInvoices: promisableAccount.claimable };
const refusedOf = (commandName: string, input: Record<string, unknown>): CommandItem => ({
  ...{ commandId: 'command-1', commandName, accountId: 'account-1', input },
  ...{ accountName: 'Nordwind', accountNumber: 'N-1', givenAt: '2026-11-20T09:00:00.000Z' },
});
const fileOf = (name: string) => ({ sha256: 'a'.repeat(64), name, mediaType: 'image/png', sizeBytes: 9 });
const result = {
  ...{ outcome: 'paid', note: 'Was in a hurry', receiptIds: [], closes: null },
  ...{ signature: fileOf('Signature.png'), photos: [fileOf('door.jpg'), fileOf('sign.jpg')] },
  nextAction: { date: '2026-12-01', text: 'Fetch the rest', channel: 'visit' },
};
const contact = {
  ...{ activityId: 'activity-1', contactName: 'Ida Brandt', contactId: null, invoiceIds: [] },
  ...{ place: null, hasLocationConsent: false },
};
const typedResult = {
  ...{ outcome: 'paid', note: 'Was in a hurry', nextDate: '2026-12-01', nextText: 'Fetch the rest' },
  ...{ signature: result.signature, photos: result.photos },
};

test('R2: a refused receipt comes back as it was typed, its notes and coins counted, without its number', () => {
  const draft = withCount(account, newReceiptDraft(account), { valueMinor: 50_00, text: '3' }, 'de-DE');
  const { input } = readReceiptDraft(account, draft, 'de-DE', 'visit-1');
  if (input === null) throw new Error('the receipt cannot be read');
  const retry = retryDraft(refusedOf('receipt.issue', { ...input, receiptId: 'A7KX2M-17' }), 'de-DE');
  expect(retry).toEqual({ kind: 'receipt', draft, visitId: 'visit-1' });
});

test('A2: a refused visit comes back with its times by the clock of the computer, to the same instants', () => {
  const times = { checkedInAt: '2026-11-20T09:30:00.000Z', checkedOutAt: '2026-11-20T10:05:30.000Z' };
  const override = { rules: ['business-hours'], reason: 'Had asked for it' };
  const retry = retryDraft(refusedOf('visit.log', { ...contact, override, ...times, ...result }), 'en-GB');
  if (retry?.kind !== 'visit') throw new Error('no draft of a visit');
  expect(retry.draft).toMatchObject({ ...typedResult, contactName: 'Ida Brandt' });
  expect(retry.draft.overrideReason).toBe('Had asked for it');
  expect([instantOf(retry.draft.fromText), instantOf(retry.draft.untilText)]).toEqual([
    times.checkedInAt,
    times.checkedOutAt,
  ]);
});

test('A2: checking out comes back for the visit that it ended; checking in with whom', () => {
  const out = retryDraft(refusedOf('visit.check-out', { visitId: 'visit-1', ...result }), 'en-GB');
  expect(out).toMatchObject({ kind: 'check-out', visitId: 'visit-1', draft: typedResult });
  const checkIn = retryDraft(refusedOf('visit.check-in', { ...contact, override: null }), 'en-GB');
  expect(checkIn).toMatchObject({
    kind: 'check-in',
    draft: { contactName: 'Ida Brandt', overrideReason: '' },
  });
});

test('what cannot be read as the command that it says it is has no form', () => {
  for (const name of ['receipt.issue', 'visit.log', 'visit.check-in', 'visit.check-out'])
    expect(retryDraft(refusedOf(name, { nonsense: 1 }), 'en-GB')).toBeUndefined();
});
