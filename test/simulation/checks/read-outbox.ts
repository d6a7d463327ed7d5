import type { SimulatedWorkstation } from '../world/simulated-workstation.ts';

/** The state of every command on a device, by id. */
export function readOutbox(workstation: SimulatedWorkstation): ReadonlyMap<string, string> {
  const rows = workstation.running()?.tableRows('outbox_command') ?? [];
  return new Map(rows.map((row) => [String(row.id), String(row.state)]));
}
