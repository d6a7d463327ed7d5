import { buildActivity } from '../../../fixtures/builders/build-activity.ts';
import { type Cases, manyItems } from './case.ts';

const nextAction = { date: '2026-04-07', text: 'Call again' };
const plannedEntry = buildActivity({ id: 'planned', nextAction: { ...nextAction, channel: null } });
const openVisit = buildActivity({
  id: 'visit',
  kind: 'visit',
  visit: {
    checkedInAt: '2026-03-31T08:00:00.000Z',
    checkedOutAt: null,
    place: null,
    signature: null,
    photos: [],
    receiptIds: [],
  },
});
const note = 'Called about the open items';
const contact = { contactName: 'Ida Brandt', note, nextAction, closes: plannedEntry.id };
const call = { kind: 'call', direction: 'outbound', outcome: 'reached', durationSeconds: 120 } as const;
const parts = { activities: [plannedEntry, openVisit] };
const result = { outcome: 'promised' as const, signature: null, photos: [], receiptIds: [] };
const nowhere = { place: null, hasLocationConsent: false } as const;

/** Commands of the timeline: contacts are judged by all activities, about as many debts as may be named. */
export const activityCases: Cases<
  | 'document.issue'
  | 'activity.log'
  | 'activity.supersede'
  | 'document.send'
  | 'follow-up.done'
  | 'follow-up.set'
  | 'visit.check-in'
  | 'visit.check-out'
  | 'visit.log'
> = (large) => {
  const invoiceIds = manyItems(large, 1).map((item) => item.invoiceId);
  return {
    'document.issue': {
      parts,
      input: {
        ...{ paperId: 'new', number: 'A7-D1', kind: 'statement', locale: 'en', subject: {}, pageCount: 2 },
        ...{ asOf: '2026-03-31', templateVersion: null, means: 'saved', copyOf: null },
        ...{ inputHash: 'a'.repeat(64), fileHash: 'f'.repeat(64) },
      },
    },
    'activity.log': { parts, input: { activityId: 'new', ...call, ...contact, invoiceIds } },
    'activity.supersede': {
      parts,
      input: {
        activityId: 'new',
        supersedes: plannedEntry.id,
        reason: 'Wrong outcome',
        ...call,
        ...contact,
        closes: null,
        invoiceIds,
      },
    },
    'document.send': {
      parts,
      input: {
        ...{ activityId: 'new', contactId: 'contact-1', address: 'ida.brandt@example.com' },
        ...{ subject: 'Your statement', text: note, documentId: 'document-1', invoiceIds },
        file: {
          ...{ sha256: 'a'.repeat(64), name: 'statement.pdf' },
          ...{ mediaType: 'application/pdf', sizeBytes: 52_113 },
        },
      },
    },
    'follow-up.done': { parts, input: { activityId: 'new', closes: plannedEntry.id, note } },
    'follow-up.set': { parts, input: { activityId: 'new', ...nextAction } },
    'visit.check-in': { input: { activityId: 'new', contactName: 'Ida Brandt', invoiceIds, ...nowhere } },
    'visit.check-out': {
      parts,
      input: { visitId: openVisit.id, ...result, note, nextAction, closes: plannedEntry.id },
    },
    'visit.log': {
      parts,
      input: {
        activityId: 'new',
        checkedInAt: '2026-03-31T08:00:00.000Z',
        checkedOutAt: '2026-03-31T08:25:00.000Z',
        ...contact,
        ...result,
        ...nowhere,
        invoiceIds,
      },
    },
  };
};
