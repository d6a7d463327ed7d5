import { failure } from '../../src-shared/domain/failure.ts';
import { actorIdOf, type EngineServices } from './engine-services.ts';
import { FailureError } from './failure-error.ts';
import { type CommandRequest, submitCommand } from './submit-command.ts';

/** A stored command; `receiptId` is the number of a receipt (R2), null for everything else. */
export type TakenCommand = { readonly commandId: string; readonly receiptId: string | null };

/**
 * Takes a command: durable when this resolves, its effect in every live view, on its way to the server.
 * @throws {FailureError} whatever the rule book refuses; nothing is stored then.
 */
export async function takeCommand(services: EngineServices, request: CommandRequest): Promise<TakenCommand> {
  const result = await submitCommand(services, request);
  if (!result.ok) throw new FailureError(...result.failures);
  services.sealedOutbox.keep();
  await showOutboxChange(services, request.accountId);
  services.sync.poke();
  const { commandId, receiptId } = result;
  return { commandId, receiptId };
}

/**
 * @throws {FailureError} COMMAND_NOT_PENDING when it has been sent, answered or was never there; RECEIPT_STANDS for a
 * receipt, whose paper the customer holds (R1) and whose number must not be missing (R2); DOCUMENT_STANDS for what was
 * handed out; why the device is locked.
 */
export async function withdrawCommand(services: EngineServices, commandId: string): Promise<void> {
  refuseWhileLocked(services);
  const envelope = services.outbox.envelopeOf(commandId);
  if (envelope?.name === 'receipt.issue')
    throw new FailureError(failure('RECEIPT_STANDS', { receipt: String(envelope.input.receiptId) }));
  if (envelope?.name === 'document.issue')
    throw new FailureError(failure('DOCUMENT_STANDS', { number: String(envelope.input.number) }));
  if (!services.outbox.withdraw(commandId, actorIdOf(services)))
    throw new FailureError(failure('COMMAND_NOT_PENDING'));
  services.sealedOutbox.review();
  if (envelope !== undefined) await showOutboxChange(services, envelope.accountId);
  services.sync.poke();
}

/** @throws {FailureError} COMMAND_NOT_PENDING when it is not among those that need attention; why the device is locked. */
export function dismissCommand(services: EngineServices, commandId: string): void {
  refuseWhileLocked(services);
  const { outbox, sealedOutbox, bus } = services;
  if (!outbox.dismiss(commandId, actorIdOf(services))) throw new FailureError(failure('COMMAND_NOT_PENDING'));
  sealedOutbox.review();
  bus.emit({ kind: 'outbox' });
}

/** Nobody sees the commands of a locked device, so nobody takes one of them back either. */
function refuseWhileLocked({ device }: Pick<EngineServices, 'device'>): void {
  const lock = device.lock();
  if (lock !== undefined) throw new FailureError(failure(lock));
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
