import type { RenderedDocument } from '../../../src-shared/contract/document-request.ts';
import type { PickedAccount } from '../../state/account-selection.ts';
import { languageFileName } from '../language-file-name.ts';
import type { Problem } from '../problem.ts';
import { type ZipEntry, zipOf } from './zip-of.ts';

export type StatementFailure = { readonly account: PickedAccount; readonly problem: Problem };
export type StatementsOutcome = {
  readonly total: number;
  readonly madeCount: number;
  readonly failures: readonly StatementFailure[];
  /** Files that were saved. */
  readonly fileCount: number;
};

type StatementsRun = {
  /** In the register when it resolves. What cannot be issued is not saved. */
  readonly issue: (account: PickedAccount, locale: string) => Promise<RenderedDocument>;
  readonly localeOf: (account: PickedAccount) => string;
  readonly problemOf: (error: unknown) => Problem;
  readonly save: (file: Blob, fileName: string) => void;
  /** Of the archives; a second one has a number added, and the last one how many of all there are where some are missing. */
  readonly archiveName: string;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
};

/** As many as are rendered at the same time; the engine has a small pool of workers. */
const atOnce = 2;
/** An archive is saved and begun anew here, so that a run over any number of accounts fits into memory. */
const maxArchiveBytes = 48 * 1024 * 1024;

/**
 * Has the statement of each account issued and saved: one as it is, several in archives. What cannot be made
 * does not stop the rest; an engine that cannot be reached does. What was made before somebody stops it is saved.
 */
export async function makeStatements(
  accounts: readonly PickedAccount[],
  run: StatementsRun,
): Promise<StatementsOutcome> {
  const failures: StatementFailure[] = [];
  const archive = new Archive(run, accounts.length === 1);
  let madeCount = 0;
  let next = 0;
  let isUnreachable = false;
  const work = async (): Promise<void> => {
    while (next < accounts.length && !run.signal.aborted && !isUnreachable) {
      const account = accounts[next];
      next += 1;
      if (account === undefined) return;
      try {
        const locale = run.localeOf(account);
        const rendered = await run.issue(account, locale);
        await archive.add(languageFileName(rendered.fileName, locale), rendered.pdf);
        madeCount += 1;
      } catch (error) {
        const problem = run.problemOf(error);
        failures.push({ account, problem });
        isUnreachable = problem.code === 'ENGINE_UNREACHABLE';
      }
      run.onProgress(madeCount + failures.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  archive.save(madeCount < accounts.length ? `-${madeCount}-of-${accounts.length}` : '');
  return { total: accounts.length, madeCount, failures, fileCount: archive.savedCount };
}

class Archive {
  readonly #run: StatementsRun;
  readonly #isSingle: boolean;
  #entries: ZipEntry[] = [];
  #bytes = 0;
  savedCount = 0;

  constructor(run: StatementsRun, isSingle: boolean) {
    this.#run = run;
    this.#isSingle = isSingle;
  }

  async add(name: string, pdf: Blob): Promise<void> {
    if (this.#isSingle) {
      this.savedCount = 1;
      this.#run.save(pdf, name);
      return;
    }
    const bytes = new Uint8Array(await pdf.arrayBuffer());
    this.#entries.push({ name: freeName(this.#entries, name), bytes });
    this.#bytes += bytes.length;
    if (this.#bytes >= maxArchiveBytes) this.save();
  }

  save(missing = ''): void {
    if (this.#entries.length === 0) return;
    const number = this.savedCount === 0 ? '' : `-${(this.savedCount + 1).toString()}`;
    this.#run.save(zipOf(this.#entries), `${this.#run.archiveName}${number}${missing}.zip`);
    this.#entries = [];
    this.#bytes = 0;
    this.savedCount += 1;
  }
}

/** Numbers of two accounts may be written alike once they are the name of a file. */
function freeName(entries: readonly ZipEntry[], name: string): string {
  let free = name;
  for (let count = 2; entries.some((entry) => entry.name === free); count += 1) {
    free = name.replace(/(\.[a-z]+)?$/i, (ending) => `-${count.toString()}${ending}`);
  }
  return free;
}
