import type { CommandEffect } from '../../src-shared/commands/command.ts';
import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import type { CommandEnvelope } from '../../src-shared/protocol/command-envelope.ts';
import { type Outcome, outcomeSchema } from '../../src-shared/protocol/outcome.ts';

const clockToleranceMs = 5 * 60_000;

/** The answer to a command, before the feed gave it a position. */
export function outcomeOf(
  envelope: CommandEnvelope,
  verdict: CommandEffect,
  documents: Outcome['documents'],
  now: Date,
): Outcome {
  return outcomeSchema.parse({
    id: envelope.id,
    accountId: envelope.accountId,
    seq: 0,
    deviceId: envelope.deviceId,
    status: verdict.ok ? 'applied' : 'refused',
    failures: verdict.ok ? [] : verdict.failures,
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
