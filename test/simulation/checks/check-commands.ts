import { writtenDocumentSchema } from '../../../src-shared/protocol/outcome.ts';
import type { ServerRows, StoredCommand } from '../world/server-rows.ts';
import type { SimulatedWorkstation } from '../world/simulated-workstation.ts';
import type { World } from '../world/world.ts';
import { checkRetired } from './check-retired.ts';
import { readOutbox } from './read-outbox.ts';
import type { Violation } from './violation.ts';

const dayMs = 86_400_000;
const lateAfterMs = 90 * dayMs;
/** The collections that commands write, and those of them in which the ledger writes besides. */
const writable = writtenDocumentSchema.shape.collection.options;
const ofLedgerToo: ReadonlySet<string> = new Set(['accounts', 'payments']);

const isApplied = (state: string): boolean => state === 'applied' || state === 'settled';
const isRefused = (state: string): boolean => state === 'refused' || state === 'dismissed';

/** Promises 1, 5 and 6: what became of every command that a person was told is recorded. */
export function checkCommands(world: World, rows: ServerRows): readonly Violation[] {
  const byId = new Map(rows.commands.map((command) => [command.id, command]));
  return world.workstations.flatMap((workstation) => [
    ...checkWorkstation(world, workstation, byId),
    ...workstation.retired.flatMap((retired) => checkRetired(world, retired, byId)),
  ]);
}

/** Promise 2: every command that the server knows was judged once, and what it wrote is there once. */
export function checkOnce(
  { commands, audited, documents }: Pick<ServerRows, 'commands' | 'audited' | 'documents'>,
  poison: ReadonlySet<string>,
): readonly Violation[] {
  const check = 'promise 2: exactly once';
  const judged = audited.filter(({ action }) => action === 'command.applied' || action === 'command.refused');
  const counts = Map.groupBy(judged, ({ subject }) => subject);
  const repeated = [...counts].flatMap(([id, rows]): Violation[] =>
    rows.length === 1 ? [] : [{ check, detail: `${id} was judged ${rows.length} times` }],
  );
  const unknown = commands.flatMap(({ id }): Violation[] =>
    counts.has(id) ? [] : [{ check, detail: `${id} has an outcome and was never judged` }],
  );
  // Several commands may write one document: it is told of once.
  const written = new Set(
    commands
      .filter(({ outcome }) => outcome.status === 'applied')
      .flatMap(({ outcome }) => outcome.documents.map(({ id }) => id)),
  );
  const ofCommands = writable.filter((name) => !ofLedgerToo.has(name)).flatMap((name) => documents[name]);
  const stray = ofCommands.flatMap(({ id }): Violation[] =>
    written.has(id) || poison.has(id) ? [] : [{ check, detail: `no command wrote the document ${id}` }],
  );
  const present = new Set(writable.flatMap((name) => documents[name].map(({ id }) => id)));
  const gone = [...written].flatMap((id): Violation[] =>
    present.has(id) ? [] : [{ check, detail: `the document ${id} of an applied command is gone` }],
  );
  return [...repeated, ...unknown, ...stray, ...gone];
}

function checkWorkstation(
  world: World,
  workstation: SimulatedWorkstation,
  byId: ReadonlyMap<string, StoredCommand>,
): readonly Violation[] {
  const states = readOutbox(workstation.running());
  return [...workstation.confirmed.keys()].flatMap((id): Violation[] => {
    const state = states.get(id);
    const name = `device ${workstation.device}, ${id}`;
    if (world.forged.has(id)) return [...checkForged(name, state, byId.get(id))];
    const check = 'promise 1: a confirmed command is never lost';
    if (state === undefined) return [{ check, detail: `${name}: gone` }];
    if (state === 'withdrawn') {
      return byId.has(id) ? [{ check, detail: `${name}: withdrawn and known to the server` }] : [];
    }
    if (!isApplied(state) && !isRefused(state)) return [checkPending(world, id, `${name}: ${state}`)];
    const known = byId.get(id)?.outcome.status;
    const own = isApplied(state) ? 'applied' : 'refused';
    // What was refused before a restore stays refused; the restored server need not know it.
    if (known === own || (known === undefined && own === 'refused')) return [];
    return [{ check, detail: `${name}: ${own} here, ${known ?? 'unknown'} at the server` }];
  });
}

function checkPending(world: World, id: string, detail: string): Violation {
  const ageMs = world.serverNow().getTime() - (world.givenAt.get(id) ?? 0);
  return ageMs >= lateAfterMs
    ? { check: 'promise 6: an outbox is handed in however late', detail }
    : { check: 'promise 1: a confirmed command is never lost', detail: `${detail} after healing` };
}

function checkForged(
  name: string,
  state: string | undefined,
  known: StoredCommand | undefined,
): readonly Violation[] {
  const check = 'promise 5: one bad document or command never stops the others';
  if (known?.outcome.status === 'applied') return [{ check, detail: `${name}: forged and applied` }];
  if (state === 'withdrawn' || (state !== undefined && isRefused(state))) return [];
  return [{ check, detail: `${name}: forged and ${state ?? 'gone'}` }];
}
