import { randomUUID } from 'node:crypto';

/** What somebody notes after a call. */
export function activityInput() {
  return {
    activityId: randomUUID() as string,
    kind: 'call',
    direction: 'outbound',
    outcome: 'reached',
    contactName: 'Anja Kühne',
    note: 'asked for a second copy of the invoice',
    durationSeconds: 90,
    nextAction: null,
  };
}
