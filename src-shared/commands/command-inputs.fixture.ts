/** A note on an account, as a screen hands it in; `change` replaces fields. */
export function noteInput(change: Readonly<Record<string, unknown>> = {}) {
  return {
    activityId: crypto.randomUUID() as string,
    kind: 'note',
    direction: 'outbound',
    outcome: null,
    contactName: '',
    note: 'Wants one statement a month.',
    durationSeconds: null,
    nextAction: null,
    ...change,
  };
}

/** A promise over an invoice in EUR. @param amountMinor `unknown`, for what is no amount at all */
export function promiseInput(invoiceId: string, amountMinor: unknown = 1) {
  return {
    promiseId: crypto.randomUUID() as string,
    currency: 'EUR',
    allocations: [{ invoiceId, amountMinor }],
    onAccountMinor: 0,
    promisedDate: '2026-04-10',
    method: 'bank-transfer',
    contactName: '',
    note: '',
  };
}

/** A dispute over an invoice in EUR. @param amountMinor `unknown`, for what is no amount at all */
export function disputeInput(invoiceId: string, amountMinor: unknown = 1) {
  return {
    disputeId: crypto.randomUUID() as string,
    currency: 'EUR',
    items: [{ invoiceId, amountMinor }],
    reasonCode: '01',
    description: '',
    contactName: '',
  };
}
