import type { WorklistRow } from './worklist-view.ts';

export type WorklistRowFields = Partial<WorklistRow> & { readonly accountId: string };

/** A row with these fields; the others are those of an account without anything. */
export function worklistRowOf(fields: WorklistRowFields): WorklistRow {
  return {
    number: fields.accountId,
    name: fields.accountId,
    currency: 'EUR',
    score: 0,
    reasons: [],
    balanceMinor: 0,
    overdueMinor: 0,
    toCollectMinor: 0,
    disputedMinor: 0,
    promisedMinor: 0,
    bucketsMinor: [],
    creditsMinor: 0,
    oldestDaysPastDue: 0,
    openCount: 0,
    overdueCount: 0,
    nextPromise: null,
    promisedAnewOn: null,
    brokenPromiseCount: 0,
    activeDisputeCount: 0,
    lastContactOn: null,
    nextAction: null,
    riskClass: 'A',
    segment: '',
    territory: '',
    language: '',
    collectorId: 'collector-1',
    parentId: null,
    isOnCreditHold: false,
    isDunningBlocked: false,
    creditUsePercent: null,
    contactName: '',
    contactPhone: '',
    hasOtherCurrencies: false,
    waitingCount: 0,
    ...fields,
  };
}
