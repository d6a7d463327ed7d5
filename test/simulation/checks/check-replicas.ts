import { readDocuments, withoutStorageFields } from '../../../src-main/storage/replica/read-documents.ts';
import { canonicalJson } from '../../../src-shared/protocol/canonical-json.ts';
import { type CollectionName, collectionNames } from '../../../src-shared/protocol/collections.ts';
import type { ServerRows } from '../world/server-rows.ts';
import type { SimulatedWorkstation } from '../world/simulated-workstation.ts';
import { visibleAccounts } from '../world/visible-accounts.ts';
import type { World } from '../world/world.ts';
import type { Violation } from './violation.ts';

/** Promise 3: every replica holds exactly what its user may see, as the server has it. */
export async function checkReplicas(world: World, rows: ServerRows): Promise<readonly Violation[]> {
  const violations: Violation[] = [];
  for (const workstation of world.workstations) {
    for (const name of collectionNames) {
      violations.push(...(await compare(world, rows, workstation, name)));
    }
  }
  return violations;
}

async function compare(
  world: World,
  rows: ServerRows,
  workstation: SimulatedWorkstation,
  name: CollectionName,
): Promise<readonly Violation[]> {
  const process = workstation.running();
  const userId = process?.device.session()?.actor.userId;
  if (process === undefined || userId === undefined) return [];
  const held = await readDocuments(process.held.collections[name], { selector: {}, sort: [{ id: 'asc' }] });
  const heldById = new Map(
    held.map((document) => [document.id, canonicalJson(withoutStorageFields(document))]),
  );
  const dueById = new Map(
    dueDocuments(rows, userId, process.device.deviceId(), name)
      .filter(({ id }) => !world.poison.has(id))
      .map(({ id, doc }) => [id, canonicalJson(doc)]),
  );
  const differing = [...new Set([...heldById.keys(), ...dueById.keys()])].filter(
    (id) => heldById.get(id) !== dueById.get(id),
  );
  return differing.map((id) => {
    const kind = dueById.has(id) ? (heldById.has(id) ? 'differs' : 'missing') : 'too much';
    const detail = `device ${workstation.device}, ${name} ${id}: ${kind}; held ${heldById.get(id)}, due ${dueById.get(id)}`;
    return {
      check: kind === 'too much' ? outsideScope : notConverged,
      detail,
    };
  });
}

const outsideScope = 'promise 4: nobody receives what is outside of their scope';
const notConverged = 'promise 3: replicas converge and know it';

/** What a user's replica of a collection has to hold. */
function dueDocuments(rows: ServerRows, userId: string, deviceId: string, name: CollectionName) {
  const stored = rows.documents[name];
  if (name === 'outcomes') {
    return stored.filter(({ scope }) => scope === `device/${deviceId}/${userId}`);
  }
  const user = rows.users.find(({ id }) => id === userId);
  const visible = user === undefined ? new Set<string>() : visibleAccounts(rows, user);
  return stored.filter(({ accountId }) => accountId === '' || visible.has(accountId));
}
