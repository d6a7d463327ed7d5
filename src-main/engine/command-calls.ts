import { failure } from '../../src-shared/domain/failure.ts';
import { actorIdOf, type EngineServices } from './engine-services.ts';
import { FailureError } from './failure-error.ts';
import { type CommandRequest, submitCommand } from './submit-command.ts';

/**
 * Takes a command: durable when this resolves, its effect in every live view, on its way to the server.
 * @throws {FailureError} whatever the rule book refuses; nothing is stored then.
 */
export async function takeCommand(services: EngineServices, request: CommandRequest): Promise<string> {
  const result = await submitCommand(services, request);
  if (!result.ok) throw new FailureError(result.failure);
  await showOutboxChange(services, request.accountId);
  services.sync.poke();
  return result.value;
}

/** @throws {FailureError} COMMAND_NOT_PENDING when it has been sent, answered or was never there. */
export async function withdrawCommand(services: EngineServices, commandId: string): Promise<void> {
  if (!services.outbox.withdraw(commandId, actorIdOf(services)))
    throw new FailureError(failure('COMMAND_NOT_PENDING'));
  const accountId = services.outbox.accountOf(commandId);
  if (accountId !== undefined) await showOutboxChange(services, accountId);
  services.sync.poke();
}

/** @throws {FailureError} COMMAND_NOT_PENDING when it is not among those that need attention. */
export function dismissCommand(services: EngineServices, commandId: string): void {
  const { outbox, bus } = services;
  if (!outbox.dismiss(commandId, actorIdOf(services))) throw new FailureError(failure('COMMAND_NOT_PENDING'));
  bus.emit({ kind: 'outbox' });
}

/** The command is stored: a failing read model must not make it look refused. */
async function showOutboxChange(services: EngineServices, accountId: string): Promise<void> {
  const { bus, refresher, log } = services;
  bus.emit({ kind: 'account', accountId });
  bus.emit({ kind: 'outbox' });
  try {
    await refresher.refreshNow(accountId);
  } catch (error) {
    log('error', 'worklist.refresh-failed', { cause: error instanceof Error ? error.name : 'unknown' });
    refresher.refresh();
  }
}
