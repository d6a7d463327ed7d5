import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../scripts/project-folder.ts';
import { requireNode24 } from '../../../scripts/require-node.ts';
import { readOrExplain } from '../../../scripts/script-usage.ts';
import { describeMachine, type Machine } from '../report/machine.ts';
import { type BenchRun, runTables } from '../report/tables.ts';
import { writeDocs } from '../report/write-docs.ts';
import { type BenchOptions, benchUsage, readBenchOptions } from './bench-options.ts';
import type { Measurement, Part } from './measurement.ts';

export type BenchResult = {
  readonly measurements: readonly Measurement[];
  /** Versions of the programs that took part, by name. */
  readonly programs: Machine['programs'];
};

export type Bench = {
  /** Of the script that runs it; the page of the benchmarks has a place of this name. */
  readonly name:
    | 'bench:storage'
    | 'bench:domain'
    | 'bench:sync'
    | 'bench:screens'
    | 'bench:documents'
    | 'bench:sealing';
  readonly parts: readonly Part[];
  /** Measures; files go into the folder, which is removed in the end. */
  readonly measure: (options: BenchOptions, folder: string) => Promise<BenchResult>;
};

const docsPage = join(projectFolder, 'docs', 'benchmarks.md');

/** Runs a benchmark with the options of its command line and tells its figures as they ask for. */
export async function runBench(args: readonly string[], bench: Bench): Promise<void> {
  requireNode24();
  const options = readOrExplain(args, benchUsage(bench.name), (given) =>
    readBenchOptions(given, bench.parts),
  );
  if (options === undefined) return;
  // Not the folder for temporary files: on some systems that is memory, where writing through to disk costs nothing.
  const parent = join(projectFolder, 'out', 'bench');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'run-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  // It may hold gigabytes.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      remove();
      process.exit(1);
    });
  }
  try {
    const startedAt = new Date();
    const { measurements, programs } = await bench.measure(options, folder);
    const run: BenchRun = {
      startedAt: startedAt.toISOString(),
      durationSeconds: (Date.now() - startedAt.getTime()) / 1000,
      size: options.size,
      seed: options.seed,
      isQuick: options.isQuick,
      machine: describeMachine(folder, programs),
      measurements,
    };
    tell(run, options, bench.name);
  } finally {
    remove();
  }
}

function tell(run: BenchRun, options: BenchOptions, benchName: string): void {
  const tables = runTables(run);
  const json = `${JSON.stringify(run, undefined, 2)}\n`;
  process.stdout.write(options.printsJson ? json : `${tables}\n`);
  if (options.outFile !== undefined) writeFileSync(options.outFile, json);
  if (options.writesDocs) writeDocs(docsPage, benchName, tables);
}
