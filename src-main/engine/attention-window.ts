import type {
  AttentionHead,
  AttentionItem,
  AttentionQuery,
} from '../../src-shared/contract/attention-view.ts';
import type { ListWindow } from '../../src-shared/contract/live-list.ts';
import type { Failure } from '../../src-shared/domain/failure.ts';
import { actorIdOf, type EngineServices } from './engine-services.ts';
import type { OutboxCommand } from './ports/outbox-port.ts';
import { isReplicaShown } from './replica-shown.ts';

/** A window into the refused commands of the person who is signed in, newest first. */
export function attentionWindow(
  services: EngineServices,
  { offset, limit }: AttentionQuery,
): ListWindow<AttentionHead, AttentionItem> {
  const { outbox } = services;
  const refused = outbox
    .attention(actorIdOf(services))
    .flatMap(({ envelope, failure }) => (failure === null ? [] : [{ envelope, failure }]));
  return {
    head: { total: refused.length },
    rows: refused.slice(offset, offset + limit).map((command) => attentionItem(services, command)),
  };
}

function attentionItem(
  { readModels, device }: EngineServices,
  { envelope, failure }: Pick<OutboxCommand, 'envelope'> & { readonly failure: Failure },
): AttentionItem {
  const account = isReplicaShown(device) ? readModels.nameOf(envelope.accountId) : undefined;
  return {
    commandId: envelope.id,
    commandName: envelope.name,
    accountId: envelope.accountId,
    accountName: account?.name ?? '',
    accountNumber: account?.number ?? '',
    givenAt: envelope.at,
    failure,
    input: envelope.input,
  };
}
