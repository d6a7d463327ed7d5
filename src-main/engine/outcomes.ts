import { failure } from '../../src-shared/domain/failure.ts';
import type { Outcome, WrittenDocument } from '../../src-shared/protocol/outcome.ts';
import type { OutboxCommand, OutboxPort } from './ports/outbox-port.ts';
import type { ReplicaPort } from './ports/replica-port.ts';

export type Outcomes = {
  /** Records an outcome, wherever it came from; a duplicate changes nothing. */
  record(outcome: Outcome): Promise<void>;
  /** Looks for outcomes that arrived through the feed, and for documents that complete applied commands. */
  review(accountIds?: ReadonlySet<string>): Promise<void>;
};

export type OutcomesParts = {
  readonly outbox: OutboxPort;
  readonly replica: ReplicaPort;
  /** True when the pull is past this document: where the replica has not got it by now, it is outside of the scope. */
  readonly hasPulledPast: (document: WrittenDocument) => boolean;
  readonly onChange: (accountIds: ReadonlySet<string>) => void;
};

/**
 * Brings the server's answers to the outbox: from the push's reply and from the feed, in any order. An applied command
 * is settled when each document that it wrote is held, or will not come: who lost an account before its documents came
 * gets neither them nor tombstones.
 */
export function createOutcomes({ outbox, replica, hasPulledPast, onChange }: OutcomesParts): Outcomes {
  const settleApplied = async (among?: ReadonlySet<string>): Promise<readonly string[]> => {
    const settled: OutboxCommand[] = [];
    for (const command of outbox.applied(among)) {
      const lacking = await replica.lacking(command.documents);
      if (lacking.every(hasPulledPast)) settled.push(command);
    }
    if (settled.length > 0) outbox.markSettled(settled.map(({ envelope }) => envelope.id));
    return settled.map(({ envelope }) => envelope.accountId);
  };
  const tell = (accountIds: readonly string[]): void => {
    if (accountIds.length > 0) onChange(new Set(accountIds));
  };
  return {
    async record(outcome) {
      const judged = judge(outbox, outcome);
      tell([...judged, ...(await settleApplied(new Set([outcome.accountId])))]);
    },
    async review(accountIds) {
      const awaited = outbox.awaitedFromFeed();
      const arrived = awaited.length === 0 ? [] : await replica.outcomes(awaited);
      // Commands may have been offered again to a restored server since the outcomes were read.
      const stillAwaited = new Set(outbox.awaitedFromFeed());
      const judged = arrived
        .filter((outcome) => stillAwaited.has(outcome.id))
        .flatMap((outcome) => judge(outbox, outcome));
      tell([...judged, ...(await settleApplied(accountIds))]);
    },
  };
}

/** A refusal says why; one that does not is still one. */
function reasonsOf({ failures }: Outcome): Outcome['failures'] {
  return failures.length > 0 ? failures : [failure('COMMAND_INVALID')];
}

/** Records one answer; names its account where it was new. */
function judge(outbox: OutboxPort, outcome: Outcome): readonly string[] {
  const isNew = outbox.recordJudgement(
    outcome.id,
    outcome.status === 'applied'
      ? { status: 'applied', documents: outcome.documents }
      : { status: 'refused', failures: reasonsOf(outcome) },
  );
  return isNew ? [outcome.accountId] : [];
}
