import { describe, expect, it } from 'vitest';
import type { EngineServices } from '../engine/engine-services.ts';
import { type DocumentsCommand, readDocumentsCommand } from './documents-command-options.ts';
import { commandSubjects } from './documents-command-subjects.ts';

const accounts = [
  { accountId: 'a1', number: '10/1', name: 'Ahrens', language: 'de' },
  { accountId: 'a2', number: '10-1', name: 'Berg', language: '' },
  { accountId: 'a3', number: '11', name: 'Cole', language: 'en' },
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
  it('is a statement of each account in its language', () => {
    expect(subjectsOf('statement', '--all')).toEqual([
      ['statement-10-1-a1-2026-03-31', 'de'],
      ['statement-10-1-a2-2026-03-31', 'fr'],
      ['statement-11-2026-03-31', 'en'],
    ]);
    expect(subjectsOf('statement', '--account', '11', '--language', 'de', '--summary')).toEqual([
      ['statement-summary-11-2026-03-31-de', 'de'],
    ]);
  });

  // A file that is there is left as it is: under one name, a customer would get what another one owes.
  it('gives no account the file of another, whichever of them a call names', () => {
    expect(subjectsOf('statement', '--account', '10/1')).toEqual([['statement-10-1-a1-2026-03-31', 'de']]);
    expect(subjectsOf('statement', '--account', '10-1')).toEqual([['statement-10-1-a2-2026-03-31', 'fr']]);
  });

  it('G1: is the letter of each notice that is to be sent, by account and under the name of this notice', () => {
    expect(subjectsOf('dunning-letter', '--all-unsent')).toEqual([
      ['dunning-letter-10-1-a1-level-1-EUR-2026-03-20-n2', 'de'],
      ['dunning-letter-10-1-a1-level-1-EUR-2026-03-20-n3', 'de'],
      ['dunning-letter-10-1-a2-level-2-EUR-2026-03-20-n1', 'fr'],
    ]);
    expect(subjectsOf('dunning-letter', '--account', '10-1')).toEqual([
      ['dunning-letter-10-1-a2-level-2-EUR-2026-03-20-n1', 'fr'],
    ]);
  });

  it('names a number that no account has, beside the others', () => {
    expect(subjectsOf('statement', '--account', '7', '--account', '10-1')).toEqual([
      ['statement-10-1-a2-2026-03-31', 'fr'],
      '7',
    ]);
    expect(() => subjectsOf('statement', '--account', '7')).toThrow('has the number 7');
  });
});
