import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { BatchKind, BatchOutput } from '../../src-shared/contract/document-batch.ts';
import { isBusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { documentLanguages } from '../../src-shared/domain/document-languages.ts';

export type DocumentsCommand = {
  readonly kind: BatchKind;
  /** A file of each document, or all of them together to be printed on one side or on both. */
  readonly output: BatchOutput;
  readonly dataDirectory: string;
  readonly outDirectory: string;
  /** Numbers of accounts; null for all that are on the workstation. Of letters those that have one to be sent. */
  readonly accountNumbers: readonly string[] | null;
  readonly asOf: string | null;
  readonly from: string | null;
  readonly isSummary: boolean;
  /** A language for all; null for that of each customer. */
  readonly language: string | null;
  readonly workers: number;
  /** M4: a fixed business date for demonstrations, or the instant at which their clock starts. */
  readonly today: string | undefined;
  readonly passphrase: string | undefined;
};

/** The command was called in a way that it does not know; the message says what is wrong. */
export class DocumentsUsageError extends Error {
  override readonly name = 'DocumentsUsageError';
}

export const documentsUsage = `npm run documents -- statement (--all | --account NUMBER...) --out DIR [--data DIR]
                  [--as-of DATE] [--from DATE] [--summary] [--language CODE] [--merged [--duplex]] [--workers N]
npm run documents -- dunning-letter (--all-unsent | --account NUMBER...) --out DIR [--data DIR]
                  [--language CODE] [--merged [--duplex]] [--workers N]

  --all       every account of the workstation
  --all-unsent  the letter of every notice that is approved and did not go out yet
  --account   the account of this number; may be given several times
  --out       the folder that the files go into, one of each account; what is there already is left as it is,
              so that the same call again makes only what is missing
  --data      the folder of npm start (default: DUEBOOK_DATA, else the user's data folder); its workstation must not run
  --as-of     the day that the statements are of (YYYY-MM-DD; default: today)
  --from      carries the balance forward from this day on, with all movements since
  --summary   the figures without the lines
  --language  one language for all, as de or en (default: that of each customer)
  --merged    all of them in few files for the printer, instead of a file of each
  --duplex    with --merged: each begins on a sheet of its own, with blank pages where they are needed
  --workers   how many are made at the same time (default: one less than there are processors, 4 at most)

DUEBOOK_PASSPHRASE opens a key or a workstation that is protected by a passphrase.
Ctrl+C finishes the documents that are begun and stops. Each document made is in the register of the workstation.
Ends with 0 when every document was made, 1 when nothing could be done, 2 for a wrong call, 3 when some were not made.`;

type Surroundings = {
  /** Relative paths begin here. */
  readonly folder: string;
  readonly defaultDataFolder: string;
  readonly processors: number;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Reads the arguments of the documents command. @throws {DocumentsUsageError} */
export function readDocumentsCommand(args: readonly string[], around: Surroundings): DocumentsCommand {
  const { values, positionals } = parse(args);
  const [kind, ...more] = positionals;
  if ((kind !== 'statement' && kind !== 'dunning-letter') || more.length > 0) {
    throw new DocumentsUsageError('Say what to make: statement or dunning-letter.');
  }
  const numbers = values.account ?? [];
  const [all, others] =
    kind === 'statement' ? (['all', 'all-unsent'] as const) : (['all-unsent', 'all'] as const);
  if (values[all] === numbers.length > 0 || values[others]) {
    throw new DocumentsUsageError(`Name the accounts: either --${all}, or --account NUMBER for each.`);
  }
  if (kind === 'dunning-letter' && (values['as-of'] ?? values.from ?? values.summary) !== false) {
    throw new DocumentsUsageError('A letter has neither --as-of nor --from nor --summary.');
  }
  if (values.duplex && !values.merged) throw new DocumentsUsageError('--duplex goes with --merged.');
  if (!values.out) throw new DocumentsUsageError('Say where the files go: --out DIR.');
  const [asOf, from] = [day('--as-of', values['as-of']), day('--from', values.from)];
  if (asOf !== null && from !== null && from > asOf) {
    throw new DocumentsUsageError('--from is after --as-of.');
  }
  const data = values.data ?? (around.env.DUEBOOK_DATA || undefined);
  return {
    dataDirectory: data === undefined ? around.defaultDataFolder : resolve(around.folder, data),
    outDirectory: resolve(around.folder, values.out),
    kind,
    output: !values.merged ? 'one-each' : values.duplex ? 'double-sided' : 'single-sided',
    accountNumbers: values[all] ? null : numbers,
    ...{ asOf, from },
    isSummary: values.summary,
    language: language(values.language),
    workers: workers(values.workers, around.processors),
    today: around.env.DUEBOOK_TODAY || undefined,
    passphrase: around.env.DUEBOOK_PASSPHRASE,
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ all: flag, summary: flag, out: text, data: text, from: text, language: text, workers: text },
        account: { type: 'string', multiple: true },
        ...{ 'as-of': text, 'all-unsent': flag, merged: flag, duplex: flag },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new DocumentsUsageError(error.message);
    throw error;
  }
}

function day(name: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!isBusinessDate(text))
    throw new DocumentsUsageError(`${name} ${text} is no day: write it as 2026-03-31.`);
  return text;
}

function language(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!/^[a-z]{2}(-[A-Z]{2})?$/.test(text)) {
    throw new DocumentsUsageError(`--language ${text} is no language: write it as de or en-GB.`);
  }
  if (!documentLanguages.some((spoken) => spoken === text.slice(0, 2))) {
    throw new DocumentsUsageError(
      `No document speaks ${text}: --language takes ${documentLanguages.join(', ')}.`,
    );
  }
  return text;
}

const mostWorkers = 4;

function workers(text: string | undefined, processors: number): number {
  if (text === undefined) return Math.max(1, Math.min(mostWorkers, processors - 1));
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 32) {
    throw new DocumentsUsageError('--workers takes a number from 1 to 32.');
  }
  return count;
}
