import type { CommandEffect } from '../../src-shared/commands/command.ts';
import type { Account } from '../../src-shared/domain/account/account.ts';
import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import { type Outcome, outcomeSchema } from '../../src-shared/protocol/outcome.ts';
import { appendAudit } from '../store/audit.ts';
import type { Trx } from '../store/store.ts';
import { type WrittenDocument, writeFeed } from '../store/write-feed.ts';
import type { IncomingCommand, JudgeContext } from './judge-context.ts';

const clockToleranceMs = 5 * 60_000;

/** Writes what a verdict means together: documents, outcome, the command as done, and the audit row. */
export async function writeOutcome(
  trx: Trx,
  context: JudgeContext,
  command: IncomingCommand,
  verdict: CommandEffect,
  account: Account | undefined,
): Promise<Outcome> {
  const { tenantId, actor, deviceId } = context.session;
  const now = context.clock();
  const origin = { tenantId, userId: actor.userId };
  const changesOrigin = {
    ...origin,
    audience: { userIds: account ? [account.collectorId] : [], deviceId: null },
  };
  const written = verdict.ok ? await writeFeed(trx, changesOrigin, verdict.changes) : [];
  const judged = outcomeOf(command, verdict, written, now);
  const outcomeOrigin = { ...origin, audience: { userIds: [], deviceId } };
  const [position] = await writeFeed(trx, outcomeOrigin, [{ collection: 'outcomes', document: judged }]);
  const outcome: Outcome = { ...judged, seq: position?.seq ?? 0 };
  await storeCommand(trx, context, command, outcome, now);
  await appendAudit(trx, {
    ...{ tenantId, at: now, actorId: actor.userId, deviceId },
    action: `command.${outcome.status}`,
    subject: outcome.id,
    detail: {
      command: command.envelope.name,
      accountId: outcome.accountId,
      bodyHash: command.bodyHash,
      failure: outcome.failure?.code ?? null,
      documents: outcome.documents,
    },
  });
  return outcome;
}

function outcomeOf(
  { envelope }: IncomingCommand,
  verdict: CommandEffect,
  documents: readonly WrittenDocument[],
  now: Date,
): Outcome {
  return outcomeSchema.parse({
    id: envelope.id,
    accountId: envelope.accountId,
    seq: 0,
    deviceId: envelope.deviceId,
    status: verdict.ok ? 'applied' : 'refused',
    failure: verdict.ok ? null : verdict.failure,
    documents,
    judgedAt: instant(now.toISOString()),
    clockOffsetSeconds: clockOffsetSeconds(envelope.at, now),
  });
}

/**
 * A command comes from the past by as long as the device was offline, so its time alone cannot show a slow clock;
 * one from the future does show a fast one.
 */
function clockOffsetSeconds(at: string, now: Date): number | null {
  const offsetMs = Date.parse(at) - now.getTime();
  return offsetMs > clockToleranceMs ? Math.round(offsetMs / 1000) : null;
}

async function storeCommand(
  trx: Trx,
  { session }: JudgeContext,
  { envelope, bodyHash }: IncomingCommand,
  outcome: Outcome,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('command')
    .values({
      tenant_id: session.tenantId,
      id: envelope.id,
      body_hash: bodyHash,
      account_id: envelope.accountId,
      user_id: session.actor.userId,
      device_id: session.deviceId,
      received_at: now,
      outcome: JSON.stringify(outcome),
    })
    .execute();
}
