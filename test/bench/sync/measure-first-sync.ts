import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { maxPullLimit } from '../../../src-shared/protocol/sync-api.ts';
import { askChild } from '../harness/child-program.ts';
import { distributionOf } from '../harness/distribution.ts';
import { interleave, timed } from '../harness/interleave.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import { withEngine } from '../read-models/engine-child.ts';
import { waitUntilBuilt } from '../read-models/measure-build.ts';
import { collectorAt, type SignInName } from './tenants.ts';
import { countReplica, signInAndSync, workstationAt } from './workstation.ts';

const bareProgram = fileURLToPath(new URL('./bare-download-process.ts', import.meta.url));
const bareReportSchema = z.object({ documents: z.number(), durationMs: z.number() });
/** As many as a workstation asks for at once in its first sync. */
const pageLimit = maxPullLimit;

export type FirstSyncSetting = {
  readonly folder: string;
  readonly serverUrl: string;
  readonly tenantId: string;
  /** What the tenant holds, all of it in the collector's scope. */
  readonly documents: number;
  readonly accounts: number;
  /** How often each side fetches everything. */
  readonly rounds: number;
};

export type FirstSync = {
  readonly engineMs: readonly number[];
  readonly bareMs: readonly number[];
  /** From the end of the sync until the worklist is whole. */
  readonly worklistMs: readonly number[];
  /** What the engine's process held at most, above what it held before, in bytes. */
  readonly grownBytes: readonly number[];
};

/** Everything in a person's scope onto a new workstation, by turns with the least that has to be done for it. */
export async function timeFirstSync(setting: FirstSyncSetting): Promise<FirstSync> {
  const person = collectorAt(setting.tenantId, 0);
  const grownBytes: number[] = [];
  const worklistMs: number[] = [];
  let run = 0;
  const directoryOf = (side: string) => {
    run += 1;
    return join(setting.folder, `${setting.tenantId}-${side}-${run}`);
  };
  const sides = [
    {
      name: 'engine',
      round: async () => {
        const synced = await syncEngine(setting, person, directoryOf('engine'));
        grownBytes.push(synced.grownBytes);
        worklistMs.push(synced.worklistMs);
        return [synced.durationMs];
      },
    },
    { name: 'bare', round: async () => [await downloadBare(setting, person, directoryOf('bare'))] },
  ] as const;
  const samples = await interleave(sides, { warmUp: 0, counted: setting.rounds });
  const [engineMs = [], bareMs = []] = sides.map(({ name }) => samples.get(name));
  return { engineMs, bareMs, worklistMs, grownBytes };
}

type SyncedEngine = {
  readonly durationMs: number;
  readonly worklistMs: number;
  readonly grownBytes: number;
};

async function syncEngine(
  { serverUrl, documents, accounts }: FirstSyncSetting,
  person: SignInName,
  directory: string,
): Promise<SyncedEngine> {
  const workstation = workstationAt(directory, serverUrl);
  const measured = await withEngine(workstation, async ({ client, memory }) => {
    const before = await memory();
    const { durationMs } = await timed(() => signInAndSync(client, person));
    const after = await memory();
    const { durationMs: worklistMs } = await timed(() => waitUntilBuilt(client, accounts));
    return { durationMs, worklistMs, grownBytes: after.peakBytes - before.presentBytes };
  });
  const held = await countReplica(workstation);
  if (held !== documents) throw new Error(`the replica holds ${held} documents, not ${documents}`);
  progress(`first sync of ${documents}: ${(measured.durationMs / 1000).toFixed(1)} s`);
  return measured;
}

async function downloadBare(
  { serverUrl, documents }: FirstSyncSetting,
  { userName }: SignInName,
  directory: string,
): Promise<number> {
  const input = { ...workstationAt(directory), serverUrl, userName, pageLimit };
  const report = bareReportSchema.parse(await askChild(bareProgram, input));
  if (report.documents !== documents) throw new Error(`${report.documents} documents came, not ${documents}`);
  progress(`bare download of ${documents}: ${(report.durationMs / 1000).toFixed(1)} s`);
  return report.durationMs;
}

export function firstSyncMeasurement(
  documents: number,
  { engineMs, bareMs, worklistMs, grownBytes }: FirstSync,
): Measurement {
  const ratesOf = (durationsMs: readonly number[]) => durationsMs.map((ms) => (documents * 1000) / ms);
  const engine = distributionOf(ratesOf(engineMs));
  const bare = distributionOf(ratesOf(bareMs));
  const worklist = distributionOf(worklistMs.map((ms) => ms / 1000));
  const grown = distributionOf(grownBytes.map((bytes) => bytes / 1e6));
  return {
    name: 'first-sync',
    part: 'sync',
    title: `first sync of ${documents}`,
    figures: [
      { side: 'workstation', unit: 'documents/s', distribution: engine },
      { side: 'same pages, bare driver', unit: 'documents/s', distribution: bare },
      { side: 'then until the worklist is whole', unit: 's', distribution: worklist },
      { side: 'memory of the engine above its start', unit: 'MB', distribution: grown },
    ],
    verdicts: [
      verdict('median', engine.median, { unit: 'documents/s', atLeast: 10_000 }),
      verdict('median, aim', engine.median, { unit: 'documents/s', atLeast: 20_000 }),
      verdict('bare driver ÷ workstation, medians', bare.median / engine.median, {
        unit: 'times',
        atMost: 2,
      }),
      verdict('memory, greatest', grown.max, { unit: 'MB', atMost: 200 }),
    ],
  };
}
