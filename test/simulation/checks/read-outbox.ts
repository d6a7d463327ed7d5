import type { WorkstationProcess } from '../world/workstation-process.ts';

/** The state of every command on a device, by id; of none where no process reads it. */
export function readOutbox(process: WorkstationProcess | undefined): ReadonlyMap<string, string> {
  const rows = process?.tableRows('outbox_command') ?? [];
  return new Map(rows.map((row) => [String(row.id), String(row.state)]));
}
