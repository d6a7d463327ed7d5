import { randomUUID } from 'node:crypto';

/** What somebody notes after the customer has called: a contact that came in is allowed at any hour (A1). */
export function activityInput() {
  return {
    activityId: randomUUID() as string,
    kind: 'call',
    direction: 'inbound',
    outcome: 'reached',
    contactName: 'Anja Kühne',
    note: 'asked for a second copy of the invoice',
    durationSeconds: 90,
    nextAction: null,
  };
}
