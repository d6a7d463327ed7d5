import type { Settings } from '../../../src-shared/domain/organisation/settings.ts';
import { firstSettings, settingsOf } from '../../../src-shared/domain/organisation/settings-of.ts';
import { readHistory } from '../world/history.ts';
import { organisationOf } from '../world/organisation.ts';
import { actorOf, people } from '../world/people.ts';
import type { ServerRows } from '../world/server-rows.ts';
import type { World } from '../world/world.ts';
import { type JudgedCommand, judgeAgain } from './judged-commands.ts';
import { readEnvelopes } from './read-outbox.ts';

/** What a run has come to. */
export type LookBack = {
  readonly rows: ServerRows;
  readonly settings: Settings;
  /** What the server has judged, as far as no restore has undone it. */
  readonly judged: readonly JudgedCommand[];
};

export async function lookBack(world: World): Promise<LookBack> {
  const { shared, tenantId, time, workstations } = world;
  const rows = await world.rows();
  const settings = settingsIn(tenantId, rows);
  const envelopes = workstations.flatMap((workstation) => [
    ...workstation.retired.flatMap(({ given }) => given),
    ...readEnvelopes(workstation.running()),
  ]);
  const judged = judgeAgain({
    history: await time.hold(readHistory(shared.store, tenantId)),
    envelopes: new Map(envelopes.map((envelope) => [envelope.id, envelope])),
    actors: new Map(people.map((person) => [person.userId, actorOf(person)])),
    settings,
  });
  return { rows, settings, judged };
}

function settingsIn(tenantId: string, { documents }: ServerRows): Settings {
  const references = documents.reference.map(({ id, doc }) => ({
    id,
    version: Number(doc.version),
    value: doc.value,
  }));
  const { settings, invalid } = settingsOf(references, firstSettings(organisationOf(tenantId)));
  if (invalid.length > 0) throw new Error(`settings of ${tenantId} cannot be read`);
  return settings;
}
