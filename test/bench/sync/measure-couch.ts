import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { askChild, withChild } from '../harness/child-program.ts';
import { distributionOf, percentile } from '../harness/distribution.ts';
import { type Figure, type Measurement, verdict } from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import { workstationAt } from './workstation.ts';

const programOf = (name: string) => fileURLToPath(new URL(`./${name}-process.ts`, import.meta.url));
const greetingSchema = z.object({ url: z.string(), documents: z.number() });
const reportSchema = z.object({ documents: z.number(), durationMs: z.number() });

export type CouchSetting = {
  readonly folder: string;
  readonly seed: number;
  readonly accounts: number;
  /** How often each side fetches everything. */
  readonly rounds: number;
};

/** Documents per second of each side, by its name. */
type Rates = Readonly<Record<string, readonly number[]>>;

/** The same ledger from PouchDB's own server, the ways of CouchDB; compared with the rates of our own first sync. */
export async function measureCouch(setting: CouchSetting, own: readonly number[]): Promise<Measurement> {
  const rates = await timeCouch(setting);
  const ours = percentile(own, 0.5);
  const figure = (side: string, samples: readonly number[]): Figure => ({
    side,
    unit: 'documents/s',
    distribution: distributionOf(samples),
  });
  return {
    name: 'couch',
    part: 'sync',
    title: 'first sync, CouchDB-style',
    figures: [
      figure('workstation', own),
      ...Object.entries(rates).map(([side, samples]) => figure(side, samples)),
    ],
    verdicts: Object.entries(rates).map(([side, samples]) =>
      verdict(`workstation ÷ ${side}`, ours / percentile(samples, 0.5), { unit: 'times', atLeast: 5 }),
    ),
  };
}

function timeCouch({ folder, seed, accounts, rounds }: CouchSetting): Promise<Rates> {
  progress('PouchDB: filling its server');
  const order = { folder: join(folder, 'pouch-server'), seed, accounts };
  return withChild(programOf('pouch-server'), order, async ({ greeting }) => {
    const { url, documents } = greetingSchema.parse(greeting);
    const { key } = workstationAt(folder);
    const rateOf = async (program: string, round: number) => {
      const input = { url, key, folder: join(folder, `${program}-${round}`) };
      const report = reportSchema.parse(await askChild(programOf(program), input));
      if (report.documents !== documents) throw new Error(`${program}: ${report.documents} of ${documents}`);
      progress(`${program}: ${(report.durationMs / 1000).toFixed(1)} s`);
      return (documents * 1000) / report.durationMs;
    };
    const pouch: number[] = [];
    const rx: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      pouch.push(await rateOf('pouch-client', round));
      rx.push(await rateOf('rx-couch', round));
    }
    return { 'PouchDB from its own server': pouch, "RxDB's CouchDB replication, same server": rx };
  });
}
