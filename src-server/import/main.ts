import { createServerLog } from '../app/server-log.ts';
import { StartFailure } from '../app/start-failure.ts';
import { failureWords } from './failure-words.ts';
import type { ImportReport } from './import-ledger.ts';
import { parseArguments, UsageFailure, usage } from './parse-arguments.ts';
import { runImport } from './run-import.ts';
import { type SkipReason, skipReasons } from './skip-reason.ts';

// Whatever this program writes is for its owner alone; the embedded database would let everybody read.
process.umask(0o077);

const log = createServerLog(
  (line) => process.stderr.write(line),
  () => new Date(),
);

if (process.argv.includes('--help')) {
  console.log(usage);
  process.exit(0);
}

try {
  const given = parseArguments(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  const done = await runImport(given, { env: process.env, say: (line) => console.log(line) });
  if (done.ok) printReport(done.value, given.report);
  else {
    console.error(failureWords(done.failure));
    process.exitCode = 1;
  }
} catch (error) {
  process.exitCode = error instanceof UsageFailure ? 2 : 1;
  if (error instanceof UsageFailure) console.error(`${error.message} (npm run import -- --help says more)`);
  else if (error instanceof StartFailure) console.error(error.message);
  else {
    console.error('The import failed unexpectedly; nothing more is known than what follows.');
    log.bug(error, 'import');
  }
}

function printReport(
  { organisation, detected, counts, unknownTerms, skipped }: ImportReport,
  report: string,
): void {
  console.log(`organisation: ${organisation.name} (${organisation.id})`);
  const delimiter = detected.delimiter === '\t' ? 'tab' : detected.delimiter;
  console.log(
    `detected: ${detected.encoding}, delimiter ${delimiter}, header on line ${detected.headerLine}, ` +
      `dates ${detected.dateOrder}, decimal mark ${detected.decimalMark}, columns ${detected.columns.join(' ')}`,
  );
  for (const [reason, count] of countReasons(skipped))
    console.log(`skipped ${count}: ${skipReasons[reason]}`);
  if (unknownTerms.length > 0)
    console.log(`payment terms without a meaning (see docs/guides/import.md): ${unknownTerms.join(', ')}`);
  console.log(`report of skipped rows: ${report}`);
  const { read, new: added, updated, unchanged } = counts;
  console.log(
    `read ${read}, new ${added}, updated ${updated}, unchanged ${unchanged}, skipped ${counts.skipped}`,
  );
}

/** How often each reason occurs, most often first. */
function countReasons(skipped: ImportReport['skipped']): readonly (readonly [SkipReason, number])[] {
  const groups = Map.groupBy(skipped, (row) => row.reason);
  return [...groups].map(([reason, rows]) => [reason, rows.length] as const).sort((a, b) => b[1] - a[1]);
}
