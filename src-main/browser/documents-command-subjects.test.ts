import { describe, expect, it } from 'vitest';
import type { EngineServices } from '../engine/engine-services.ts';
import { type DocumentsCommand, readDocumentsCommand } from './documents-command-options.ts';
import { commandSubjects } from './documents-command-subjects.ts';

const accounts = [
  { accountId: 'a1', number: '10/1', name: 'Ahrens', language: 'de' },
  { accountId: 'a2', number: '10-1', name: 'Berg', language: '' },
];
const notices = [
  { accountId: 'a2', noticeId: 'n1', level: 2, currency: 'EUR', proposedOn: '2026-03-20' },
  { accountId: 'a1', noticeId: 'n2', level: 1, currency: 'EUR', proposedOn: '2026-03-20' },
  { accountId: 'a1', noticeId: 'n3', level: 1, currency: 'EUR', proposedOn: '2026-03-20' },
];
const services = {
  clock: { today: () => '2026-03-31' },
  device: { session: () => ({ organisation: { locale: 'fr' } }) },
  readModels: {
    rows: () => accounts,
    notices: ({ filter }: { readonly filter: string }) => ({ rows: filter === 'to-send' ? notices : [] }),
  },
} as unknown as EngineServices;

const around = { folder: '/work', defaultDataFolder: '/home/data', processors: 8, env: {} };
const subjectsOf = (...args: string[]) => {
  const command: DocumentsCommand = readDocumentsCommand([...args, '--out', 'o'], around);
  const { subjects, unknownNumbers } = commandSubjects(services, command);
  return [...subjects.map(({ fileName, request }) => [fileName, request.locale]), ...unknownNumbers];
};

describe('what the documents command makes', () => {
  it('is a statement of each account in its language, under a name of its own', () => {
    expect(subjectsOf('statement', '--all')).toEqual([
      ['statement-10-1-2026-03-31', 'de'],
      ['statement-10-1-2026-03-31-a2', 'fr'],
    ]);
    expect(subjectsOf('statement', '--account', '10-1', '--language', 'en', '--summary')).toEqual([
      ['statement-summary-10-1-2026-03-31-en', 'en'],
    ]);
  });

  it('G1: is the letter of each notice that is to be sent, by account', () => {
    expect(subjectsOf('dunning-letter', '--all-unsent')).toEqual([
      ['dunning-letter-10-1-level-1-EUR-2026-03-20', 'de'],
      ['dunning-letter-10-1-level-1-EUR-2026-03-20-n3', 'de'],
      ['dunning-letter-10-1-level-2-EUR-2026-03-20', 'fr'],
    ]);
    expect(subjectsOf('dunning-letter', '--account', '10-1')).toEqual([
      ['dunning-letter-10-1-level-2-EUR-2026-03-20', 'fr'],
    ]);
  });

  it('names a number that no account has, beside the others', () => {
    expect(subjectsOf('statement', '--account', '7', '--account', '10-1')).toEqual([
      ['statement-10-1-2026-03-31', 'fr'],
      '7',
    ]);
    expect(() => subjectsOf('statement', '--account', '7')).toThrow('has the number 7');
  });
});
