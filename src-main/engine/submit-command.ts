import { type Failures, refused } from '../../src-shared/commands/command.ts';
import { filesOfInput } from '../../src-shared/commands/files-of-input.ts';
import { type CommandName, commands } from '../../src-shared/commands/registry.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import type { Actor } from '../../src-shared/domain/organisation/actor.ts';
import { type CommandEnvelope, commandEnvelopeSchema } from '../../src-shared/protocol/command-envelope.ts';
import type { AccountReader } from './account-reader.ts';
import { contextOf } from './effective-account.ts';
import type { KeyedQueue } from './keyed-queue.ts';
import type { OrganisationRules } from './organisation-rules.ts';
import type { Clock } from './ports/clock.ts';
import type { DevicePort } from './ports/device-port.ts';
import type { FilesPort } from './ports/files-port.ts';
import type { Ids } from './ports/ids.ts';
import type { OutboxPort } from './ports/outbox-port.ts';
import type { ReceiptNumbersPort } from './ports/receipt-numbers-port.ts';
import type { ReplicaPort } from './ports/replica-port.ts';

export type CommandRequest = {
  readonly accountId: string;
  readonly name: CommandName;
  readonly input: Readonly<Record<string, unknown>>;
  /** Absent where nobody hands the command in a second time. */
  readonly commandId?: string | undefined;
};

/** The id of the command, and the number where it is a receipt (R2); or everything that the rule book found wrong. */
export type Submitted =
  | { readonly ok: true; readonly commandId: string; readonly receiptId: string | null }
  | { readonly ok: false; readonly failures: Failures };

export type SubmitParts = {
  readonly reader: AccountReader;
  readonly rules: Pick<OrganisationRules, 'settings'>;
  readonly replica: ReplicaPort;
  readonly outbox: OutboxPort;
  readonly files: Pick<FilesPort, 'isReferable'>;
  readonly receiptNumbers: Pick<ReceiptNumbersPort, 'use' | 'prefix'>;
  readonly device: DevicePort;
  readonly clock: Clock;
  readonly ids: Ids;
  /** One at a time per account, so that two commands cannot both take the last open amount. */
  readonly queue: KeyedQueue;
};

/**
 * Runs the rule book on the effective account and, where it agrees, stores the command durably. A refusal stores
 * nothing. A receipt is given its number here, and comes without one. A command that is here already is not stored again.
 */
export function submitCommand(parts: SubmitParts, request: CommandRequest): Promise<Submitted> {
  return parts.queue(request.accountId, () => judgeAndStore(parts, request));
}

async function judgeAndStore(parts: SubmitParts, request: CommandRequest): Promise<Submitted> {
  const actor = parts.device.session()?.actor;
  if (actor === undefined) return refused('SIGN_IN_NEEDED');
  const lock = parts.device.lock();
  if (lock !== undefined) return refused(lock);
  const stored = storedBefore(parts, request, actor);
  if (stored !== undefined) return stored;
  const missing = filesOfInput(request.input).find(
    ({ sha256 }) => !parts.files.isReferable({ accountId: request.accountId, sha256 }, actor.userId),
  );
  if (missing !== undefined) return refused('FILE_NOT_FOUND', { name: missing.name });
  const account = await parts.reader.read(request.accountId, commands[request.name].reads);
  if (account === undefined) return refused('ACCOUNT_NOT_FOUND');
  const knownSeq = await parts.replica.highestSeq(request.accountId);
  const known: Known = { actor, aggregate: account.aggregate, knownSeq };
  return request.name === 'receipt.issue'
    ? storeReceipt(parts, request, known)
    : store(parts, request, known);
}

/** What was answered when the same command was handed in before; undefined where it was not. */
function storedBefore({ outbox }: SubmitParts, request: CommandRequest, actor: Actor): Submitted | undefined {
  const { commandId, accountId, name } = request;
  const known = commandId === undefined ? undefined : outbox.envelopeOf(commandId);
  if (known === undefined) return undefined;
  const isSame = known.accountId === accountId && known.name === name && known.actorId === actor.userId;
  if (!isSame) return refused('COMMAND_INVALID', { command: name, field: 'commandId' });
  return {
    ok: true,
    commandId: known.id,
    receiptId: name === 'receipt.issue' ? String(known.input.receiptId) : null,
  };
}

/** What a command is judged on. */
type Known = {
  readonly actor: Actor;
  readonly aggregate: AccountAggregate;
  readonly knownSeq: number;
};

/** R2: a receipt gets the next number of the device in the transaction that stores it: both or none. */
function storeReceipt(parts: SubmitParts, request: CommandRequest, known: Known): Submitted {
  const { name, input } = request;
  if (Object.hasOwn(input, 'receiptId'))
    return refused('COMMAND_INVALID', { command: name, field: 'receiptId' });
  return parts.receiptNumbers.use((number): Submitted => {
    if (!number.ok) return refused(number.failure.code);
    const receiptId = number.value;
    const stored = store(parts, { ...request, input: { ...input, receiptId } }, known);
    return stored.ok ? { ...stored, receiptId } : stored;
  });
}

function store(
  parts: SubmitParts,
  request: CommandRequest,
  { actor, aggregate, knownSeq }: Known,
): Submitted {
  const { rules, receiptNumbers } = parts;
  const preparation = commands[request.name].prepare(request.input);
  if (!preparation.ok) return preparation;
  const given = envelopeOf(parts, request, actor.userId, knownSeq);
  if (given === undefined) return refused('COMMAND_INVALID', { command: request.name, field: 'input' });
  const knowledge = { settings: rules.settings(), receiptPrefix: receiptNumbers.prefix };
  const context = contextOf({ envelope: given, actor }, knowledge);
  const envelope = witnessed(given, preparation.command.witness(aggregate, context));
  const seen = envelope === given ? preparation : commands[request.name].prepare(envelope.input);
  if (!seen.ok) return seen;
  const effect = seen.command.apply(aggregate, context);
  if (!effect.ok) return effect;
  parts.outbox.append(envelope, actor);
  return { ok: true, commandId: envelope.id, receiptId: null };
}

/** The command with what the device knew when it was given: what it says of that itself is no knowledge. */
function witnessed(given: CommandEnvelope, seen: Readonly<Record<string, unknown>>): CommandEnvelope {
  if (Object.keys(seen).length === 0) return given;
  return commandEnvelopeSchema.parse({ ...given, input: { ...given.input, ...seen } });
}

function envelopeOf(
  { device, clock, ids }: SubmitParts,
  { accountId, name, input, commandId }: CommandRequest,
  actorId: string,
  knownSeq: number,
): CommandEnvelope | undefined {
  const parsed = commandEnvelopeSchema.safeParse({
    id: commandId ?? ids.next(),
    name,
    version: commands[name].version,
    accountId,
    actorId,
    deviceId: device.deviceId(),
    at: clock.now(),
    today: clock.today(),
    knownSeq,
    input,
  });
  return parsed.success ? parsed.data : undefined;
}
