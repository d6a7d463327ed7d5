import { z } from 'zod';
import { failureSchema } from '../../../src-shared/domain/failure.ts';
import { actorSchema } from '../../../src-shared/domain/organisation/actor.ts';
import { commandEnvelopeSchema } from '../../../src-shared/protocol/command-envelope.ts';
import { writtenDocumentSchema } from '../../../src-shared/protocol/outcome.ts';
import { commandStates, type OutboxCommand } from '../../engine/ports/outbox-port.ts';

const rowSchema = z.object({
  envelope: z.string(),
  actor: z.string(),
  state: z.enum(commandStates),
  failures: z.string(),
  documents: z.string(),
});

/** Reads a row of the outbox table. Throws on a row that the program cannot have written: a bug or damage. */
export function readOutboxRow(row: unknown): OutboxCommand {
  const { envelope, actor, state, failures, documents } = rowSchema.parse(row);
  return {
    envelope: commandEnvelopeSchema.parse(JSON.parse(envelope)),
    actor: actorSchema.parse(JSON.parse(actor)),
    state,
    failures: z.array(failureSchema).parse(JSON.parse(failures)),
    documents: z.array(writtenDocumentSchema).parse(JSON.parse(documents)),
  };
}
