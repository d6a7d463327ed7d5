import { describe, expect, it } from 'vitest';
import { DocumentsUsageError, readDocumentsCommand } from './documents-command-options.ts';

const around = { folder: '/work', defaultDataFolder: '/home/data', processors: 8, env: {} };
const read = (...args: string[]) => readDocumentsCommand(args, around);

describe('the call of the documents command', () => {
  it('takes all accounts, of today, in each customer’s language', () => {
    expect(read('statement', '--all', '--out', 'papers')).toEqual({
      ...{ kind: 'statement', output: 'one-each' },
      ...{ dataDirectory: '/home/data', outDirectory: '/work/papers', accountNumbers: null },
      ...{ asOf: null, from: null, isSummary: false, language: null, workers: 4 },
      ...{ today: undefined, passphrase: undefined },
    });
  });

  it('takes single accounts, another day, a balance forward, a summary, a language and threads', () => {
    const named = ['--account', '100', '--account', '200', '--data', 'd', '--out', '/papers'];
    const form = ['--as-of', '2026-03-31', '--from', '2026-03-01', '--summary'];
    expect(read('statement', ...named, ...form, '--language', 'de', '--workers', '2')).toMatchObject({
      ...{ dataDirectory: '/work/d', outDirectory: '/papers', accountNumbers: ['100', '200'] },
      ...{ asOf: '2026-03-31', from: '2026-03-01', isSummary: true, language: 'de', workers: 2 },
    });
  });

  it('takes the letters that are to be sent, and files for the printer', () => {
    expect(read('dunning-letter', '--all-unsent', '--out', 'o', '--merged')).toMatchObject({
      ...{ kind: 'dunning-letter', output: 'single-sided', accountNumbers: null },
    });
    expect(read('dunning-letter', '--account', '7', '--out', 'o', '--merged', '--duplex')).toMatchObject({
      ...{ kind: 'dunning-letter', output: 'double-sided', accountNumbers: ['7'] },
    });
  });

  it.each([
    [['dunning-letter', '--all', '--out', 'o'], 'either --all-unsent'],
    [['dunning-letter', '--all-unsent', '--out', 'o', '--summary'], 'A letter has neither'],
    [['dunning-letter', '--all-unsent', '--out', 'o', '--as-of', '2026-03-31'], 'A letter has neither'],
    [['statement', '--all-unsent', '--out', 'o'], 'either --all,'],
    [['statement', '--all', '--out', 'o', '--duplex'], 'goes with --merged'],
    [['--all', '--out', 'o'], 'Say what to make'],
    [['letter', '--all', '--out', 'o'], 'Say what to make'],
    [['statement', '--out', 'o'], 'Name the accounts'],
    [['statement', '--all', '--account', '1', '--out', 'o'], 'Name the accounts'],
    [['statement', '--all'], 'Say where the files go'],
    [['statement', '--all', '--out', 'o', '--as-of', '31.3.2026'], 'write it as 2026-03-31'],
    [['statement', '--all', '--out', 'o', '--as-of', '2026-02-30'], 'is no day'],
    [['statement', '--all', '--out', 'o', '--as-of', '2026-03-01', '--from', '2026-03-02'], 'is after'],
    [['statement', '--all', '--out', ''], 'Say where the files go'],
    [['statement', '--all', '--out', 'o', '--language', 'German'], 'is no language'],
    [['statement', '--all', '--out', 'o', '--language', 'it'], 'en, de, fr, es, pl'],
    [['statement', '--all', '--out', 'o', '--workers', '0'], 'from 1 to 32'],
    [['statement', '--all', '--out', 'o', '--loud'], 'loud'],
  ])('refuses %j in words', (args, words) => {
    expect(() => read(...args)).toThrow(DocumentsUsageError);
    expect(() => read(...args)).toThrow(words);
  });
});
