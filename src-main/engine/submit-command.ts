import { type CommandName, commands } from '../../src-shared/commands/registry.ts';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { type CommandEnvelope, commandEnvelopeSchema } from '../../src-shared/protocol/command-envelope.ts';
import type { AccountReader } from './account-reader.ts';
import { contextOf } from './effective-account.ts';
import type { KeyedQueue } from './keyed-queue.ts';
import type { OrganisationRules } from './organisation-rules.ts';
import type { Clock } from './ports/clock.ts';
import type { DevicePort } from './ports/device-port.ts';
import type { Ids } from './ports/ids.ts';
import type { OutboxPort } from './ports/outbox-port.ts';
import type { ReplicaPort } from './ports/replica-port.ts';

export type CommandRequest = {
  readonly accountId: string;
  readonly name: CommandName;
  readonly input: Readonly<Record<string, unknown>>;
};

export type SubmitParts = {
  readonly reader: AccountReader;
  readonly rules: Pick<OrganisationRules, 'policy'>;
  readonly replica: ReplicaPort;
  readonly outbox: OutboxPort;
  readonly device: DevicePort;
  readonly clock: Clock;
  readonly ids: Ids;
  /** One at a time per account, so that two commands cannot both take the last open amount. */
  readonly queue: KeyedQueue;
};

/**
 * Runs the rule book on the effective account and, where it agrees, stores the command durably. A refusal stores
 * nothing. Answers the command's id.
 */
export function submitCommand(parts: SubmitParts, request: CommandRequest): Promise<Result<string>> {
  return parts.queue(request.accountId, () => judgeAndStore(parts, request));
}

async function judgeAndStore(parts: SubmitParts, request: CommandRequest): Promise<Result<string>> {
  const actor = parts.device.session()?.actor;
  if (actor === undefined) return fail('SIGN_IN_NEEDED');
  const lock = parts.device.lock();
  if (lock !== undefined) return fail(lock);
  const preparation = commands[request.name].prepare(request.input);
  if (!preparation.ok) return preparation;
  const account = await parts.reader.read(request.accountId, preparation.command.reads);
  if (account === undefined) return fail('ACCOUNT_NOT_FOUND');
  const envelope = await envelopeOf(parts, request, actor.userId);
  if (envelope === undefined) return fail('COMMAND_INVALID', { command: request.name, field: 'input' });
  const effect = preparation.command.apply(
    account.aggregate,
    contextOf({ envelope, actor }, parts.rules.policy()),
  );
  if (!effect.ok) return effect;
  parts.outbox.append(envelope, actor);
  return succeed(envelope.id);
}

async function envelopeOf(
  { device, clock, ids, replica }: SubmitParts,
  { accountId, name, input }: CommandRequest,
  actorId: string,
): Promise<CommandEnvelope | undefined> {
  const parsed = commandEnvelopeSchema.safeParse({
    id: ids.next(),
    name,
    version: commands[name].version,
    accountId,
    actorId,
    deviceId: device.deviceId(),
    at: clock.now(),
    today: clock.today(),
    knownSeq: await replica.highestSeq(accountId),
    input,
  });
  return parsed.success ? parsed.data : undefined;
}
