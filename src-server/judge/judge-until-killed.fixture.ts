import { randomUUID } from 'node:crypto';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { userIdSchema } from '../../src-shared/domain/ids.ts';
import { openPostgresqlStore } from '../store/open-postgresql.ts';
import { judgeCommands } from './judge-commands.ts';

/**
 * A server process that judges notes on account `a` in batches, for two senders at once, and writes the ids that it has
 * answered, one per line, until somebody kills it.
 */
const [url = '', tenantId = ''] = process.argv.slice(2);
const store = await openPostgresqlStore(url);
const today = businessDate('2026-03-31');
const desk = {
  store,
  clock: () => new Date('2026-03-31T09:00:00.000Z'),
  today: () => today,
  warn: (message: string) => {
    throw new Error(message);
  },
  onBug: (error: unknown) => {
    throw error;
  },
};

async function send(deviceId: string): Promise<never> {
  const userId = userIdSchema.parse('amelie');
  const session = {
    ...{ sessionId: 's', tenantId, deviceId },
    actor: { userId, name: 'Amelie', role: 'collector' as const },
  };
  for (;;) {
    const results = await judgeCommands(desk, session, [note(deviceId), note(deviceId), note(deviceId)]);
    for (const { id, outcome } of results) process.stdout.write(`${id} ${outcome?.status}\n`);
  }
}

function note(deviceId: string) {
  const input = { activityId: randomUUID(), kind: 'note', direction: 'outbound', outcome: null };
  return {
    ...{ id: randomUUID(), name: 'activity.log', version: 1, accountId: 'a', actorId: 'amelie', deviceId },
    ...{ at: '2026-03-31T08:59:00.000Z', today, knownSeq: 0 },
    input: { ...input, contactName: '', note: 'Kept.', durationSeconds: null, nextAction: null },
  };
}

await Promise.all([send(randomUUID()), send(randomUUID())]);
