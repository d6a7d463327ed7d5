import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentListQuery } from '../../../src-shared/contract/issued-documents-view.ts';
import { businessDate, instant } from '../../../src-shared/domain/calendar/business-date.ts';
import { builtInLetterhead } from '../../../src-shared/domain/document-template/letterhead.ts';
import {
  accountIdSchema,
  commandIdSchema,
  disputeIdSchema,
  planIdSchema,
  promiseIdSchema,
  receiptIdSchema,
} from '../../../src-shared/domain/ids.ts';
import { buildPaper } from '../../../test/fixtures/builders/build-paper.ts';
import { testPng } from '../../documents/receipt/receipt-content.fixture.ts';
import { testAccount, testContent } from '../../documents/statement/statement-content.fixture.ts';
import { collector, envelopeOf } from '../../engine/command.fixture.ts';
import { inputHashOf } from '../../engine/ports/input-hash.ts';
import type { NewIssue } from '../../engine/ports/issued-documents-port.ts';
import { clearReadModels } from '../read-models/clear-read-models.ts';
import { openSqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { createSqliteIssuedDocuments } from './sqlite-issued-documents.ts';

const all: DocumentListQuery = { offset: 0, limit: 100, filter: 'all', search: '' };
const plainStatement = { kind: 'statement', isSummary: false, asOf: null, from: null } as const;
const hashOf = (letter: string) => letter.repeat(64);

type Fields = Partial<Omit<NewIssue, 'request'>> & { readonly account?: string; readonly locale?: string };

let count = 0;

function issueOf({ account = 'a1', locale = 'de', ...fields }: Fields = {}): NewIssue {
  count += 1;
  const content = fields.content ?? testContent({ locale });
  return {
    content,
    number: `A7KX2M-D${count}`,
    copyOf: null,
    templateVersion: null,
    commandId: randomUUID(),
    issuedOn: businessDate('2026-03-31'),
    request: { ...plainStatement, accountId: accountIdSchema.parse(account), locale },
    documentId: randomUUID(),
    accountNumber: `100-${account}`,
    accountName: `Müller & Söhne ${account}`,
    asOf: businessDate('2026-03-31'),
    pageCount: 2,
    inputHash: hashOf('a'),
    fileHash: hashOf('f'),
    means: 'saved',
    issuedAt: instant('2026-03-31T09:00:00.000Z'),
    issuedBy: { userId: 'u-1', name: 'Amelie Vogt' },
    ...fields,
  };
}

const signedAt = (hour: string) => ({
  ...{ on: '2026-03-31', at: `2026-03-31T${hour}:00:00.000Z` },
  by: { userId: 'u-2', name: 'Ben Brandt' },
});

describe('the register of issued documents', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  beforeEach(() => {
    store = openWorkstationFile();
  });
  afterEach(() => store.remove());

  const register = () => createSqliteIssuedDocuments(store.file);
  /** As the engine does it: as a copy where the same was issued before. */
  const recordIssue = (issue: NewIssue) => {
    const { accountId, kind } = issue.request;
    const first = register().first({ accountId, kind, inputHash: issue.inputHash });
    if (first === undefined) return register().record(issue);
    const { documentId, number: documentNumber, issuedOn, issuedAt } = first.document;
    const copyOf = { documentId, documentNumber, issuedOn, issuedAt, number: first.lastCopy + 1 };
    return register().record({ ...issue, copyOf });
  };
  const record = (fields?: Fields) => recordIssue(issueOf(fields));
  const listed = (query: Partial<DocumentListQuery> = {}) => register().list({ ...all, ...query });
  const idsOf = (query?: Partial<DocumentListQuery>) => listed(query).rows.map((row) => row.documentId);

  it('has everything of a document, the newest first', () => {
    const first = record();
    const issuedAt = instant('2026-03-31T09:00:01.000Z');
    const second = record({ inputHash: hashOf('b'), means: 'printed', issuedAt });
    expect(listed()).toEqual({ head: { total: 2 }, rows: [second, first] });
    expect(first).toEqual({
      documentId: first.documentId,
      number: first.number,
      issuedOn: '2026-03-31',
      request: { ...plainStatement, accountId: 'a1', locale: 'de' },
      accountId: 'a1',
      accountNumber: '100-a1',
      accountName: 'Müller & Söhne a1',
      asOf: '2026-03-31',
      pageCount: 2,
      inputHash: hashOf('a'),
      fileHash: hashOf('f'),
      means: 'saved',
      issuedAt: '2026-03-31T09:00:00.000Z',
      issuedBy: { userId: 'u-1', name: 'Amelie Vogt' },
      copyOf: null,
      copies: { count: 0, lastAt: null },
      ...{ templateVersion: null, isHere: true, isWaiting: false },
    });
  });

  it('counts what is issued again from the same input as copies of the first, which says when it was last', () => {
    const first = record();
    const lastAt = instant('2026-04-02T09:00:00.000Z');
    const one = record({ means: 'printed' });
    const two = record({ issuedAt: lastAt });
    const { documentId, number: documentNumber, issuedOn, issuedAt } = first;
    const of = { documentId, documentNumber, issuedOn, issuedAt };
    expect([one, two].map(({ copyOf }) => copyOf)).toEqual([
      { ...of, number: 1 },
      { ...of, number: 2 },
    ]);
    expect(two.copies).toEqual({ count: 0, lastAt: null });
    expect(register().find(first.documentId)).toEqual({ ...first, copies: { count: 2, lastAt } });
  });

  it('has no copies across accounts, kinds or inputs', () => {
    const accountId = accountIdSchema.parse('a1');
    record();
    expect(record({ account: 'a2' }).copyOf).toBeNull();
    expect(record({ inputHash: hashOf('b') }).copyOf).toBeNull();
    const receiptId = receiptIdSchema.parse('R1-7');
    const request = { kind: 'receipt', accountId, locale: 'de', receiptId } as const;
    expect(recordIssue({ ...issueOf(), request }).copyOf).toBeNull();
  });

  it('keeps what a document says once for it and its copies, to the letter, until its account leaves', () => {
    const content = testContent({ account: testAccount({ name: 'Ž \u{1f3ed} 北京' }) });
    const inputHash = inputHashOf(content);
    record({ content, inputHash });
    record({ content, inputHash });
    const kept = { accountId: 'a1', inputHash };
    expect(register().content(kept)).toEqual(content);
    expect(store.file.statements.values('SELECT count(*) FROM issued_content').get()).toBe(1);
    expect(register().content({ ...kept, accountId: 'a2' })).toBeUndefined();
    register().forgetAccount('a1');
    expect(register().content(kept)).toBeUndefined();
  });

  it('keeps the logo of the organisation once, however many documents print it', () => {
    const { png } = { png: testPng() };
    const logo = { png, sha256: hashOf('b'), widthMm: 40, side: 'left' as const };
    const contents = ['one', 'two'].map((name) => ({
      ...testContent({ account: testAccount({ name }) }),
      template: { version: 3, letterhead: { ...builtInLetterhead, logo }, texts: {} },
    }));
    for (const content of contents) {
      const inputHash = inputHashOf(content);
      record({ content, inputHash, templateVersion: 3 });
      expect(register().content({ accountId: 'a1', inputHash })).toEqual(content);
    }
    expect(store.file.statements.values('SELECT count(*) FROM issued_logo').get()).toBe(1);
  });

  it('takes in what others issued, once, and that the server has what was issued here', () => {
    const own = record();
    const account = { id: accountIdSchema.parse('a1'), number: '100-a1', name: 'Müller & Söhne a1' };
    const ofOthers = buildPaper({ id: 'p-2', accountId: 'a1', number: 'ZZ-D1', issued: signedAt('10') });
    const known = buildPaper({ id: own.documentId, accountId: 'a1', number: own.number });
    const unknown = buildPaper({ id: 'p-3', accountId: 'a1', number: 'ZZ-D2', kind: 'horoscope' });
    expect(register().takeIn(account, [ofOthers, known, unknown])).toBe(2);
    expect(register().takeIn(account, [ofOthers])).toBe(1);
    expect(register().replicatedCount()).toBe(2);
    const [first, second, ...more] = listed().rows;
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      number: 'ZZ-D1',
      isHere: true,
      isWaiting: false,
      accountName: account.name,
    });
    expect(second).toEqual(own);
    expect(
      register().takeIn(account, [buildPaper({ id: 'p-4', accountId: 'a1', inputHash: hashOf('c') })]),
    ).toBe(1);
    expect(register().find('p-4')?.isHere).toBe(false);
  });

  it('says of a document that nobody else sees it yet while its command waits', () => {
    const commandId = commandIdSchema.parse(randomUUID());
    store.outbox.append({ ...envelopeOf({ accountId: 'a1' }), id: commandId }, collector);
    const { documentId } = record({ commandId });
    const isWaiting = () => register().find(documentId)?.isWaiting;
    expect(isWaiting()).toBe(true);
    store.outbox.recordJudgement(commandId, { status: 'applied', documents: [] });
    expect(isWaiting()).toBe(false);
  });

  it('counts copies on from the highest, and of two first documents takes the older one', () => {
    const account = { id: accountIdSchema.parse('a1'), number: '1', name: 'N' };
    const own = record();
    const older = buildPaper({ id: 'p-0', accountId: 'a1', number: 'ZZ-D1', issued: signedAt('08') });
    register().takeIn(account, [older]);
    const of = {
      paperId: 'p-0',
      number: 'ZZ-D1',
      issuedOn: '2026-03-31',
      issuedAt: '2026-03-31T08:00:00.000Z',
    };
    const copy = buildPaper({ id: 'p-9', accountId: 'a1', number: 'ZZ-D9', copyOf: { ...of, copy: 4 } });
    register().takeIn(account, [copy]);
    const found = register().first({ accountId: 'a1', kind: 'statement', inputHash: own.inputHash });
    expect(found).toMatchObject({ document: { number: 'ZZ-D1', copies: { count: 1 } }, lastCopy: 4 });
  });

  it('says nothing that is not what was kept', () => {
    record();
    expect(() => register().content({ accountId: 'a1', inputHash: hashOf('a') })).toThrow('has changed');
  });

  it('records nothing of what cannot be recorded', () => {
    const { documentId } = record();
    expect(() => record({ documentId, inputHash: hashOf('b') })).toThrow('UNIQUE');
    expect(store.file.statements.values('SELECT count(*) FROM issued_content').get()).toBe(1);
  });

  it('is read in windows, by kind, and by words of number and name without case and accents', () => {
    const first = record();
    const copy = record();
    const other = record({ account: 'a2', accountName: 'Ångström AB' });
    const accountId = accountIdSchema.parse('a1');
    const planId = planIdSchema.parse('p-1');
    const request = { kind: 'plan-agreement', accountId, locale: 'en', planId, version: 2 } as const;
    const agreement = recordIssue({ ...issueOf(), request });
    expect(idsOf({ offset: 1, limit: 2 })).toEqual([other.documentId, copy.documentId]);
    expect(listed({ limit: 1 }).head.total).toBe(4);
    expect(idsOf({ filter: 'plan-agreement' })).toEqual([agreement.documentId]);
    expect(idsOf({ filter: 'statement', search: 'sohne MULLER' })).toEqual([
      copy.documentId,
      first.documentId,
    ]);
    expect(listed({ search: '100-a2 angstrom' })).toEqual({ head: { total: 1 }, rows: [other] });
    expect(listed({ search: 'muller angstrom' })).toEqual({ head: { total: 0 }, rows: [] });
    expect(idsOf({ search: `${agreement.number.toLowerCase()} muller` })).toEqual([agreement.documentId]);
    expect(listed({ search: '%' }).rows).toEqual([]);
    expect(register().counts()).toMatchObject({ all: 4, statement: 3, receipt: 0, 'plan-agreement': 1 });
  });

  it('keeps what was asked for, of letters too', () => {
    const ofAccount = { accountId: accountIdSchema.parse('a1'), locale: 'de' };
    const requests = [
      { ...ofAccount, kind: 'promise-confirmation', promiseId: promiseIdSchema.parse('p1'), version: 2 },
      { ...ofAccount, kind: 'dispute-acknowledgement', disputeId: disputeIdSchema.parse('d1') },
    ] as const;
    for (const request of requests) {
      const { documentId } = recordIssue({ ...issueOf(), request });
      expect(register().find(documentId)?.request).toEqual(request);
      expect(idsOf({ filter: request.kind })).toEqual([documentId]);
    }
    expect(register().counts()).toMatchObject({ 'promise-confirmation': 1, 'dispute-acknowledgement': 1 });
  });

  it('outlives the read models and the file that it is opened from', () => {
    const { documentId } = record();
    clearReadModels(store.file);
    expect(idsOf()).toEqual([documentId]);
    const again = openSqliteFile(store);
    expect(
      createSqliteIssuedDocuments(again)
        .list(all)
        .rows.map((row) => row.documentId),
    ).toEqual([documentId]);
    again.close();
  });

  it('forgets the documents of one account, and what is issued of it later begins anew', () => {
    record();
    record();
    const stays = record({ account: 'a2' });
    expect(register().accountIds()).toEqual(new Set(['a1', 'a2']));
    register().forgetAccount('a1');
    expect(listed().rows).toEqual([stays]);
    expect(register().accountIds()).toEqual(new Set(['a2']));
    expect(record().copyOf).toBeNull();
  });
});
