import type {
  AttentionItem,
  AttentionQuery,
  CommandItem,
  CommandListHead,
  WaitingItem,
} from '../../src-shared/contract/attention-view.ts';
import type { ListWindow } from '../../src-shared/contract/live-list.ts';
import { actorIdOf, type EngineServices } from './engine-services.ts';
import type { OutboxCommand } from './ports/outbox-port.ts';
import { isReplicaShown } from './replica-shown.ts';

/** Nobody reads a longer list to take one back. */
const maxWaitingShown = 200;

const nothing = { head: { total: 0 }, rows: [] };

/** A window into the refused commands of the person who is signed in, newest first; none while the device is locked. */
export function attentionWindow(
  services: EngineServices,
  { offset, limit }: AttentionQuery,
): ListWindow<CommandListHead, AttentionItem> {
  if (services.device.lock() !== undefined) return nothing;
  const refused = services.outbox.attention(actorIdOf(services));
  return {
    head: { total: refused.length },
    rows: refused
      .slice(offset, offset + limit)
      .map((command) => ({ ...commandItem(services, command), failures: command.failures })),
  };
}

/** The newest of the commands that the server has not answered; none while the device is locked. */
export function waitingWindow(services: EngineServices): ListWindow<CommandListHead, WaitingItem> {
  const { device, outbox } = services;
  if (device.lock() !== undefined) return nothing;
  const actorId = actorIdOf(services);
  return {
    head: { total: outbox.counts(actorId).waiting },
    rows: outbox
      .unanswered(actorId, maxWaitingShown)
      .map((command) => ({ ...commandItem(services, command), isSent: command.state === 'sent' })),
  };
}

function commandItem(
  { readModels, device }: EngineServices,
  { envelope }: Pick<OutboxCommand, 'envelope'>,
): CommandItem {
  const account = isReplicaShown(device) ? readModels.nameOf(envelope.accountId) : undefined;
  return {
    commandId: envelope.id,
    commandName: envelope.name,
    accountId: envelope.accountId,
    accountName: account?.name ?? '',
    accountNumber: account?.number ?? '',
    givenAt: envelope.at,
    input: envelope.input,
  };
}
