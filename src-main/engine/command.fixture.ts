import { randomUUID } from 'node:crypto';
import { noteInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { actorSchema } from '../../src-shared/domain/organisation/actor.ts';
import { commandEnvelopeSchema } from '../../src-shared/protocol/command-envelope.ts';

export const collector = actorSchema.parse({ userId: 'user-1', name: 'Amelie', role: 'collector' });

/** A command as this device would mint it. */
export function envelopeOf(fields: Readonly<Record<string, unknown>> = {}) {
  return commandEnvelopeSchema.parse({
    id: randomUUID(),
    name: 'activity.log',
    version: 1,
    accountId: 'account-1',
    actorId: collector.userId,
    deviceId: '00000000-0000-4000-8000-000000000001',
    at: '2026-03-31T10:00:00.000Z',
    today: '2026-03-31',
    knownSeq: 10,
    input: noteInput(),
    ...fields,
  });
}
