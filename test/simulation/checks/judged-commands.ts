import { receiptPrefixes } from '../../../src-server/identity/receipt-prefix.ts';
import { isPossibleDate } from '../../../src-server/judge/possible-date.ts';
import { type CommandContext, type CommandEffect, refused } from '../../../src-shared/commands/command.ts';
import { prepareCommand } from '../../../src-shared/commands/registry.ts';
import { accountSchema } from '../../../src-shared/domain/account/account.ts';
import {
  type AccountAggregate,
  accountParts,
  applyChanges,
  bareAggregate,
} from '../../../src-shared/domain/account/account-aggregate.ts';
import { businessDateAt } from '../../../src-shared/domain/calendar/business-date.ts';
import type { Actor } from '../../../src-shared/domain/organisation/actor.ts';
import type { Settings } from '../../../src-shared/domain/organisation/settings.ts';
import { receiptSchema } from '../../../src-shared/domain/receipt/receipt.ts';
import type { CommandEnvelope } from '../../../src-shared/protocol/command-envelope.ts';
import { type Outcome, outcomeSchema } from '../../../src-shared/protocol/outcome.ts';
import type { Version } from '../world/history.ts';

/** A command as the server judged it, and as the rule book judges it on the same state once more. */
export type JudgedCommand = {
  readonly envelope: CommandEnvelope;
  readonly outcome: Outcome;
  readonly context: CommandContext;
  /** Undefined for an account that was not there. */
  readonly before: AccountAggregate | undefined;
  readonly effect: CommandEffect;
  /** The account with what the rule book says was changed. */
  readonly after: AccountAggregate | undefined;
  /** The documents of its outcome that the same transaction did not write again. */
  readonly written: readonly Version[];
};

export type Trials = {
  readonly history: readonly Version[];
  readonly envelopes: ReadonlyMap<string, CommandEnvelope>;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly settings: Settings;
};

/** Documents as they stood, by account, list and id; each one object for as long as it stands. */
type Stored = Map<string, Map<string, Standing>>;
type Standing = Pick<Version, 'collection' | 'seq'> & { readonly document: object };

/**
 * Goes through what the server wrote, transaction by transaction, and judges each of its commands again on what was
 * there before it: the rule book alone, without store, group or network.
 */
export function judgeAgain(trials: Trials): readonly JudgedCommand[] {
  const stored: Stored = new Map();
  const judged: JudgedCommand[] = [];
  for (const versions of Map.groupBy(trials.history, ({ transaction }) => transaction).values()) {
    judged.push(...judgeTransaction(trials, stored, versions));
    for (const version of versions) keep(stored, version);
  }
  return judged;
}

function keep(stored: Stored, version: Version): void {
  const { accountId, collection, seq, doc } = version;
  const ofAccount = stored.get(accountId) ?? new Map<string, Standing>();
  stored.set(accountId, ofAccount.set(keyOf(version), { collection, seq, document: { ...doc, seq } }));
}

function keyOf({ collection, id }: Pick<Version, 'collection' | 'id'>): string {
  return `${collection}/${id}`;
}

/** Each command on what those before it in the same transaction left. */
function judgeTransaction(
  trials: Trials,
  stored: Stored,
  versions: readonly Version[],
): readonly JudgedCommand[] {
  const present = new Map<string, AccountAggregate>();
  return versions
    .filter(({ collection }) => collection === 'outcomes')
    .flatMap(({ doc, seq }) => {
      const outcome = outcomeSchema.parse({ ...doc, seq });
      const envelope = trials.envelopes.get(outcome.id);
      if (envelope === undefined) throw new Error(`${outcome.id} was judged and is in no outbox`);
      const { accountId } = envelope;
      const before = present.get(accountId) ?? aggregateOf(stored, accountId);
      const context = { ...contextOf(trials, envelope), ...doubtOf(envelope, outcome, versions) };
      const effect = judge(envelope, before, context);
      const after = before !== undefined && effect.ok ? applyChanges(before, effect.changes) : before;
      if (after !== undefined && outcome.status === 'applied') present.set(accountId, after);
      return [{ envelope, outcome, context, before, effect, after, written: writtenBy(outcome, versions) }];
    });
}

function judge(
  { name, version, input }: CommandEnvelope,
  before: AccountAggregate | undefined,
  context: CommandContext,
): CommandEffect {
  if (before === undefined) return refused('ACCOUNT_NOT_FOUND');
  const preparation = prepareCommand(name, version, input);
  return preparation.ok ? preparation.command.apply(before, context) : preparation;
}

function contextOf({ actors, settings }: Trials, envelope: CommandEnvelope): CommandContext {
  const { at, today, knownSeq, deviceId, actorId } = envelope;
  const actor = actors.get(actorId) ?? { userId: envelope.actorId, name: '', role: 'collector' };
  const [receiptPrefix = null] = receiptPrefixes(deviceId);
  return { actor, at, today, knownSeq, deviceId, settings, receiptPrefix };
}

/**
 * R1: why the server applied nothing of a receipt. Its clock is that of the outcome; who saw the account at that moment
 * is told by the receipt itself.
 */
function doubtOf(
  envelope: CommandEnvelope,
  outcome: Outcome,
  versions: readonly Version[],
): Pick<CommandContext, 'doubt'> {
  if (envelope.name !== 'receipt.issue') return {};
  const today = businessDateAt(outcome.judgedAt, 'UTC');
  if (!isPossibleDate(envelope, today, new Date(outcome.judgedAt)))
    return { doubt: { because: 'device-date-wrong', today } };
  const receipt = writtenBy(outcome, versions).find(({ collection }) => collection === 'receipts');
  const exceptions =
    receipt === undefined ? [] : receiptSchema.shape.exceptions.parse(receipt.doc.exceptions);
  const isMoved = exceptions.some(({ because }) => because === 'account-moved');
  return isMoved ? { doubt: { because: 'account-moved', today } } : {};
}

function writtenBy({ documents }: Outcome, versions: readonly Version[]): readonly Version[] {
  return documents.flatMap(
    (written) => versions.find((one) => keyOf(one) === keyOf(written) && one.seq === written.seq) ?? [],
  );
}

function aggregateOf(stored: Stored, accountId: string): AccountAggregate | undefined {
  const standing = [...(stored.get(accountId)?.values() ?? [])].toSorted((a, b) => a.seq - b.seq);
  const documents = (collection: Version['collection']) =>
    standing.filter((one) => one.collection === collection).map(({ document }) => document);
  const [account] = documents('accounts');
  if (account === undefined) return undefined;
  const lists = Object.fromEntries(accountParts.map((part) => [part, documents(part)]));
  return { ...bareAggregate(accountSchema.parse(account)), ...(lists as Partial<AccountAggregate>) };
}
