import { describe, expect, it } from 'vitest';
import { worklistRowOf } from '../../../src-shared/contract/worklist-row.fixture.ts';
import { type PickedAccount, pickedOf } from '../../state/account-selection.ts';
import type { Problem } from '../problem.ts';
import { makeStatements } from './make-statements.ts';

class Refusal extends Error {
  readonly problem: Problem;
  constructor(code: string) {
    super(code);
    this.problem = { code, params: {} };
  }
}

const accountsOf = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    pickedOf(worklistRowOf({ accountId: `a${index}`, language: index % 2 === 0 ? 'de' : '' })),
  );

function runOf(issue: (account: PickedAccount) => void = () => undefined) {
  const saved: { readonly name: string; readonly size: number }[] = [];
  const asked: string[] = [];
  const progress: number[] = [];
  const stop = new AbortController();
  return {
    saved,
    asked,
    progress,
    stop,
    run: {
      issue: async (account: PickedAccount, locale: string) => {
        issue(account);
        asked.push(`${account.accountId}/${locale}`);
        return {
          fileName: 'statement-same.pdf',
          pdf: new Blob([account.accountId]),
          pageCount: 1,
          inputHash: '',
          fileHash: '',
          asOf: '2026-06-15',
          notices: [],
        };
      },
      localeOf: ({ language }: PickedAccount) => (language === '' ? 'en' : language),
      problemOf: (error: unknown) =>
        error instanceof Refusal ? error.problem : { code: 'UNEXPECTED', params: {} },
      save: (file: Blob, name: string) => saved.push({ name, size: file.size }),
      archiveName: 'statements-2026-06-15',
      signal: stop.signal,
      onProgress: (done: number) => progress.push(done),
    },
  };
}

describe('statements of many accounts', () => {
  it('come in the language of each customer, in one archive, under names of their own', async () => {
    const { run, saved, asked, progress } = runOf();
    const outcome = await makeStatements(accountsOf(3), run);
    expect(outcome).toEqual({ total: 3, madeCount: 3, failures: [], fileCount: 1 });
    expect([...asked].sort()).toEqual(['a0/de', 'a1/en', 'a2/de']);
    expect(saved.map(({ name }) => name)).toEqual(['statements-2026-06-15.zip']);
    expect(progress).toEqual([1, 2, 3]);
  });

  it('one alone is saved as it is', async () => {
    const { run, saved } = runOf();
    await makeStatements(accountsOf(1), run);
    expect(saved).toEqual([{ name: 'statement-same-de.pdf', size: 2 }]);
  });

  it('what cannot be made does not stop the rest, and is said with its reason', async () => {
    const { run, saved } = runOf(({ accountId }) => {
      if (accountId === 'a1') throw new Refusal('ACCOUNT_NOT_FOUND');
    });
    const outcome = await makeStatements(accountsOf(4), run);
    expect(outcome.madeCount).toBe(3);
    expect(outcome.failures.map(({ account, problem }) => [account.accountId, problem.code])).toEqual([
      ['a1', 'ACCOUNT_NOT_FOUND'],
    ]);
    expect(saved.map(({ name }) => name)).toEqual(['statements-2026-06-15-3-of-4.zip']);
  });

  it('what cannot be issued is not handed out', async () => {
    const { run, saved } = runOf(() => {
      throw new Refusal('STORAGE_FULL');
    });
    const outcome = await makeStatements(accountsOf(2), run);
    expect(outcome).toMatchObject({ madeCount: 0, fileCount: 0 });
    expect(outcome.failures.map(({ problem }) => problem.code)).toEqual(['STORAGE_FULL', 'STORAGE_FULL']);
    expect(saved).toEqual([]);
  });

  it('an engine that cannot be reached ends it', async () => {
    const { run } = runOf(() => {
      throw new Refusal('ENGINE_UNREACHABLE');
    });
    const outcome = await makeStatements(accountsOf(50), run);
    expect(outcome.failures.length).toBeLessThan(4);
    expect(outcome.fileCount).toBe(0);
  });

  it('stopped, it saves what was made under a name that says how much of all that is', async () => {
    const { run, stop, saved } = runOf(({ accountId }) => {
      if (accountId === 'a5') stop.abort();
    });
    const outcome = await makeStatements(accountsOf(50), run);
    expect(outcome.madeCount).toBeGreaterThan(0);
    expect(outcome.madeCount).toBeLessThan(10);
    const reached = outcome.madeCount.toString();
    expect(saved.map(({ name }) => name)).toEqual([`statements-2026-06-15-${reached}-of-50.zip`]);
  });
});
