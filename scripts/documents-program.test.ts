import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connectEngine,
  endHost,
  makeHostFolder,
  redeem,
  startHostProcess,
} from '../src-main/browser/browser-host.fixture.ts';
import { readDocumentsCommand } from '../src-main/browser/documents-command-options.ts';
import { openDocumentsWorkstation } from '../src-main/browser/open-documents-workstation.ts';
import { canReadPdf, flat, pdfPages } from '../src-main/documents/pdf-text.fixture.ts';
import { firstOf, firstWindowOf, until } from '../src-main/engine/engine.fixture.ts';
import { startServerProcess } from '../src-main/sync/server-process.fixture.ts';
import { runDocumentsProgram } from './documents-program.ts';

describe('npm run documents', { timeout: 180_000 }, () => {
  const folder = makeHostFolder();
  const papers = mkdtempSync(join(tmpdir(), 'duebook-papers-'));
  let today = '';
  let accountCount = 0;

  // A workstation that has synced and was stopped.
  beforeAll(async () => {
    const server = await startServerProcess();
    today = server.today;
    const signInFile = folder.signInFile(server.signIn('collector'));
    const place = ['--data', folder.data, '--renderer', folder.renderer, '--server', server.url];
    const host = await startHostProcess([...place, '--today', today, '--sign-in-file', signInFile]);
    const client = await connectEngine(host, await redeem(host));
    await until(async () => (await firstOf(await client.sync.watch())).lastUpToDateAt !== null, 'synced');
    const all = {
      filter: 'all',
      sort: 'name',
      direction: 'ascending',
      search: '',
      offset: 0,
      limit: 1,
    } as const;
    const head = async () => (await firstWindowOf(await client.worklist.watch(all))).head;
    await until(async () => (await head()).accountCount > 0 && (await head()).staleCount === 0, 'computed');
    accountCount = (await head()).accountCount;
    await endHost(host, 'SIGTERM');
    await server.remove();
  }, 180_000);
  afterAll(() => {
    folder.remove();
    rmSync(papers, { recursive: true, force: true });
  });

  const call = async (args: readonly string[], signal = new AbortController().signal, kind = 'statement') => {
    const said: string[] = [];
    const complained: string[] = [];
    const code = await runDocumentsProgram({
      args: [kind, '--data', folder.data, ...args],
      env: { DUEBOOK_TODAY: today },
      folder: papers,
      signal,
      say: (line) => said.push(line),
      complain: (line) => complained.push(line),
    });
    return { code, said: said.join('\n'), complained: complained.join('\n') };
  };
  const filesIn = (name: string) => readdirSync(join(papers, name)).sort();

  it('makes a statement of every account, and the same call again leaves them as they are', async () => {
    const first = await call(['--all', '--out', 'all']);
    expect(first).toMatchObject({ code: 0 });
    expect(first.complained).toMatch(/\d+ of \d+, \d+ a second/);
    const files = filesIn('all');
    expect(files).toHaveLength(accountCount);
    const again = await call(['--all', '--out', 'all']);
    expect(again.code).toBe(0);
    expect(again.said).toContain(`0 made in ${join(papers, 'all')}, ${accountCount} were there already.`);
  });

  it.runIf(canReadPdf)('carries a balance forward as of a day, in the language that is wanted', async () => {
    const number = /^statement-(.+)-\d{4}-\d{2}-\d{2}\.pdf$/.exec(filesIn('all')[0] ?? '')?.[1] ?? '';
    const form = ['--from', '2026-01-01', '--as-of', '2026-01-31', '--language', 'de'];
    expect(await call(['--account', number, '--out', 'one', ...form])).toMatchObject({ code: 0 });
    const name = `account-statement-${number}-2026-01-01-to-2026-01-31-de.pdf`;
    expect(filesIn('one')).toEqual([name]);
    const text = flat(pdfPages(readFileSync(join(papers, 'one', name))).join(' '));
    expect(text).toContain('Bewegungen vom 1. Januar 2026 bis zum 31. Januar 2026');
  });

  it('stopped, it says how many are left, and the same call again goes on with them', async () => {
    const stop = new AbortController();
    stop.abort();
    const stopped = await call(['--all', '--out', 'later'], stop.signal);
    expect(stopped.code).toBe(3);
    expect(stopped.complained).toContain(`${accountCount} were not begun`);
    expect(filesIn('later')).toEqual([]);
  });

  it.runIf(canReadPdf)(
    'merged for both sides, it goes on where it was stopped and is written once',
    async () => {
      const merged = ['--all', '--out', 'merged', '--merged', '--duplex'];
      const stop = new AbortController();
      stop.abort();
      const stopped = await call(merged, stop.signal);
      expect(stopped.code).toBe(3);
      expect(stopped.complained).toContain(`${accountCount} were not begun`);
      expect(filesIn('merged')).toEqual([]);
      expect(await call(merged)).toMatchObject({
        code: 0,
        said: expect.stringContaining(`${accountCount} made`),
      });
      const [name = '', ...others] = filesIn('merged');
      expect(name).toMatch(new RegExp(`^statements-${today}-[0-9a-f]{8}\\.pdf$`));
      expect(others).toEqual([]);
      const pages = pdfPages(readFileSync(join(papers, 'merged', name))).map(flat);
      const starts = pages.flatMap((page, index) => (/(Page 1 of|Seite 1 von) /.test(page) ? [index] : []));
      expect(starts.length).toBeGreaterThan(accountCount / 2);
      expect(starts.every((index) => index % 2 === 0)).toBe(true);
      expect(pages).toContain('');
      const again = await call(merged);
      expect(again).toMatchObject({
        code: 0,
        said: expect.stringContaining(`${accountCount} were there already`),
      });
    },
  );

  it('merged of other accounts into the same folder is made beside what is there', async () => {
    const [first = '', second = ''] = filesIn('all').map((name) => name.split('-')[1] ?? '');
    const merged = ['--out', 'beside', '--merged', '--account'];
    expect(await call([...merged, first])).toMatchObject({ said: expect.stringContaining('1 made') });
    const other = await call([...merged, second]);
    expect(other).toMatchObject({ code: 0, said: expect.stringContaining('1 made') });
    expect(filesIn('beside')).toHaveLength(2);
    expect(await call([...merged, second])).toMatchObject({
      said: expect.stringContaining('0 made'),
    });
  });

  it('merged, it says why the file cannot be written, and the same call again writes it', async () => {
    const [number = ''] = filesIn('all').map((name) => name.split('-')[1] ?? '');
    const merged = ['--out', 'hindered-merged', '--merged', '--account', number, '--summary'];
    expect(await call(merged)).toMatchObject({ code: 0 });
    const [name = ''] = filesIn('hindered-merged');
    const place = join(papers, 'hindered-merged', name);
    rmSync(place);
    mkdirSync(`${place}.part`);
    expect(await call(merged)).toMatchObject({
      code: 1,
      complained: expect.stringMatching(/cannot be written: EISDIR\. The same call again writes/),
    });
    rmSync(`${place}.part`, { recursive: true, force: true });
    expect(await call(merged)).toMatchObject({ code: 0 });
    expect(filesIn('hindered-merged')).toEqual([name]);
  });

  it('makes no paper of a day to come', async () => {
    for (const days of [
      ['--as-of', '2099-01-01'],
      ['--from', '2099-01-01'],
    ]) {
      expect(await call(['--all', '--out', 'future', ...days])).toMatchObject({
        code: 1,
        complained: expect.stringContaining('2099-01-01 is still to come'),
      });
    }
    expect(existsSync(join(papers, 'future'))).toBe(false);
  });

  it('makes the letters that are to be sent, and says so where there are none', async () => {
    const none = await call(['--all-unsent', '--out', 'letters'], undefined, 'dunning-letter');
    expect(none).toMatchObject({ code: 0, said: expect.stringMatching(/^\d+ made in /) });
  });

  /** How many documents of the workstation are in its register. */
  const registered = async () => {
    const command = readDocumentsCommand(['statement', '--all', '--out', 'o', '--data', folder.data], {
      ...{ folder: papers, defaultDataFolder: papers, processors: 2, env: { DUEBOOK_TODAY: today } },
    });
    const { engine, close } = await openDocumentsWorkstation(command, '0.0.0', () => undefined);
    try {
      return engine.services.issuedDocuments.counts().all;
    } finally {
      await close();
    }
  };

  it('names each that cannot be written, finishes the rest, and the same call again writes that very paper', async () => {
    const form = ['--language', 'en', '--as-of', today, '--from', today];
    const [whole = '', damaged = ''] = filesIn('all').map((name) => {
      const file = `account-statement-${name.split('-')[1]}-${today}-to-${today}-en.pdf`;
      return join(papers, 'hindered', file);
    });
    for (const place of [whole, damaged]) mkdirSync(place, { recursive: true });
    const hindered = await call(['--all', '--out', 'hindered', ...form]);
    expect(hindered.code).toBe(3);
    expect(hindered.complained).toMatch(
      /: EISDIR\n.*: EISDIR\n2 could not be made\. The same call again tries these alone\./,
    );
    const issued = await registered();
    for (const place of [whole, damaged]) rmSync(place, { recursive: true });
    const drafts = filesIn('hindered').filter((name) => name.endsWith('.part'));
    expect(drafts).toHaveLength(2);
    truncateSync(join(papers, 'hindered', drafts[1] ?? ''), 1000);
    const again = await call(['--all', '--out', 'hindered', ...form]);
    expect(again).toMatchObject({ code: 0, said: expect.stringContaining('2 made in ') });
    expect(await registered()).toBe(issued);
    const files = filesIn('hindered');
    expect(files.filter((name) => !name.endsWith('.pdf'))).toEqual([]);
    expect(files).toHaveLength(accountCount);
    if (!canReadPdf) return;
    for (const place of [whole, damaged]) {
      const text = pdfPages(readFileSync(place)).join(' ');
      expect(text).toContain('Page 1 of');
      expect(text).not.toMatch(/\bcopy\b/i);
    }
  });

  it.runIf(process.platform === 'linux')(
    'into a folder that takes no files it issues nothing, and says why',
    async () => {
      const issued = await registered();
      expect(await call(['--all', '--out', '/sys', '--language', 'es'])).toMatchObject({
        code: 3,
        complained: expect.stringMatching(
          new RegExp(`Stopped: the (folder|disk) .*\n${accountCount} were not begun`),
        ),
      });
      expect(await registered()).toBe(issued);
    },
  );

  it('makes the statements of the accounts that it knows, and names a number that no account has', async () => {
    const [number = ''] = filesIn('all').map((name) => name.split('-')[1] ?? '');
    const named = ['--account', 'nobody', '--account', number];
    for (const form of [[], ['--merged']]) {
      expect(await call([...named, '--out', 'some', ...form])).toMatchObject({
        code: 3,
        said: expect.stringContaining('1 made in'),
        complained: expect.stringContaining(
          'nobody: no account of this workstation has this number\n1 could not be made.',
        ),
      });
    }
  });

  it('says in words what it cannot do', async () => {
    expect(await call(['--account', 'nobody', '--out', 'o'])).toMatchObject({
      code: 1,
      complained: expect.stringContaining('No account of this workstation has the number nobody.'),
    });
    expect(await call(['--out', 'o'])).toMatchObject({
      code: 2,
      complained: expect.stringContaining('npm run documents -- statement'),
    });
    expect(await call(['--all', '--out', 'o', '--data', papers])).toMatchObject({
      code: 1,
      complained: expect.stringContaining('is missing'),
    });
  });
});
