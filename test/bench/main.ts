import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../scripts/project-folder.ts';
import { requireNode24 } from '../../scripts/require-node.ts';
import { readBenchOptions } from './harness/bench-options.ts';
import { measureReadModels } from './read-models/measure-read-models.ts';
import { describeMachine } from './report/machine.ts';
import { type BenchRun, runTables } from './report/tables.ts';
import { writeDocs } from './report/write-docs.ts';
import { measureStorage } from './storage/measure-storage.ts';

const docsPage = join(projectFolder, 'docs', 'benchmarks.md');

async function main(): Promise<void> {
  requireNode24();
  const options = readBenchOptions(process.argv.slice(2));
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
    const storage = await measureStorage(options, folder);
    const readModels = await measureReadModels(options, folder);
    const run: BenchRun = {
      startedAt: startedAt.toISOString(),
      durationSeconds: (Date.now() - startedAt.getTime()) / 1000,
      size: options.size,
      seed: options.seed,
      isQuick: options.isQuick,
      machine: describeMachine(folder, storage.chromium),
      measurements: [...storage.measurements, ...readModels],
    };
    const tables = runTables(run);
    const json = `${JSON.stringify(run, undefined, 2)}\n`;
    process.stdout.write(options.printsJson ? json : `${tables}\n`);
    if (options.outFile !== undefined) writeFileSync(options.outFile, json);
    if (options.writesDocs) writeDocs(docsPage, tables);
  } finally {
    remove();
  }
}

await main();
