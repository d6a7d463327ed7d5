import {
  type CommandEnvelope,
  commandEnvelopeSchema,
} from '../../../src-shared/protocol/command-envelope.ts';
import type { WorkstationProcess } from '../world/workstation-process.ts';

/** The state of every command on a device, by id; of none where no process reads it. */
export function readOutbox(process: WorkstationProcess | undefined): ReadonlyMap<string, string> {
  const rows = process?.tableRows('outbox_command') ?? [];
  return new Map(rows.map((row) => [String(row.id), String(row.state)]));
}

/** Every command that a device ever stored. */
export function readEnvelopes(process: WorkstationProcess | undefined): readonly CommandEnvelope[] {
  const rows = process?.tableRows('outbox_command') ?? [];
  return rows.map((row) => commandEnvelopeSchema.parse(JSON.parse(String(row.envelope))));
}
