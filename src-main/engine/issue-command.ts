import { commands } from '../../src-shared/commands/registry.ts';
import type { Actor } from '../../src-shared/domain/organisation/actor.ts';
import { commandEnvelopeSchema } from '../../src-shared/protocol/command-envelope.ts';
import type { EngineServices } from './engine-services.ts';
import type { NewIssue } from './ports/issued-documents-port.ts';

const name = 'document.issue';

/**
 * Puts the command that enters an issued document into the register of the team into the outbox. It is a fact that is
 * on paper: no rule is asked about it here. Part of the transaction that records it.
 */
export function appendIssue(
  { outbox, device }: Pick<EngineServices, 'outbox' | 'device'>,
  issue: NewIssue,
  actor: Actor,
  knownSeq: number,
): void {
  const { number, asOf, pageCount, templateVersion, inputHash, fileHash, means } = issue;
  const { kind, locale, accountId, ...subject } = issue.request;
  const input = commands[name].input.parse({
    ...{ paperId: issue.documentId, number, kind, locale, subject, asOf, pageCount, templateVersion },
    ...{ inputHash, fileHash, means, copyOf: copyOf(issue) },
  });
  const envelope = commandEnvelopeSchema.parse({
    ...{ id: issue.commandId, name, version: commands[name].version, accountId, input, knownSeq },
    ...{ actorId: actor.userId, deviceId: device.deviceId(), at: issue.issuedAt, today: issue.issuedOn },
  });
  outbox.append(envelope, actor);
}

function copyOf({ copyOf: first }: NewIssue) {
  if (first === null) return null;
  const { documentId: paperId, documentNumber: number, issuedOn, issuedAt, number: copy } = first;
  return { paperId, number, issuedOn, issuedAt, copy };
}
