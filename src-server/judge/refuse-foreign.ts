import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import type { CommandsReply } from '../../src-shared/protocol/sync-api.ts';
import { appendAudit } from '../store/audit.ts';
import type { Trx } from '../store/store.ts';
import type { IncomingCommand, JudgeContext } from './judge-context.ts';

/**
 * Refuses a command of another user or another device. The refusal is audited but not stored as the command's
 * outcome: else a stranger who replays a command could spoil it for the one who gave it.
 */
export async function refuseForeign(
  trx: Trx,
  context: JudgeContext,
  command: IncomingCommand,
): Promise<CommandsReply['results'][number]> {
  const { session } = context;
  const now = context.clock();
  await appendAudit(trx, {
    tenantId: session.tenantId,
    at: now,
    actorId: session.actor.userId,
    deviceId: session.deviceId,
    action: 'command.foreign',
    subject: command.envelope.id,
    detail: { bodyHash: command.bodyHash },
  });
  const { id, accountId, deviceId } = command.envelope;
  const outcome = {
    id,
    accountId,
    seq: 0,
    deviceId,
    status: 'refused' as const,
    failure: failure('FORBIDDEN'),
    documents: [],
    judgedAt: instant(now.toISOString()),
    clockOffsetSeconds: null,
  };
  return { id, outcome, problem: null };
}
