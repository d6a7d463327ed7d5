import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentRequestSchema } from '../../src-shared/contract/document-request.ts';
import type { DocumentListQuery } from '../../src-shared/contract/issued-documents-view.ts';
import { addDays, businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { IssueMeans } from '../../src-shared/domain/document/paper.ts';
import { wholeWorklist } from '../storage/read-models/read-models.fixture.ts';
import { type Administration, administer } from '../sync/administration.fixture.ts';
import {
  type ProxiedWorkstation,
  removeProxiedWorkstation,
  startProxiedWorkstation,
  untilUpToDate,
} from '../sync/proxied-workstation.fixture.ts';
import { invoicesOf } from './account-lists.fixture.ts';
import { clientOf, firstOf, firstWindowOf, until } from './engine.fixture.ts';

const all: DocumentListQuery = { offset: 0, limit: 100, filter: 'all', search: '' };

const bytesOf = async (pdf: Blob) => Buffer.from(await pdf.arrayBuffer()).toString('base64');

describe('the register of issued documents', { timeout: 120_000 }, () => {
  let parts: ProxiedWorkstation;
  let admin: Administration;

  beforeAll(async () => {
    parts = await startProxiedWorkstation();
    admin = await administer(parts.server);
  }, 60_000);
  afterAll(() => removeProxiedWorkstation(parts));

  const client = () => clientOf(parts.workstation);
  const restart = async () => {
    parts = { ...parts, workstation: await parts.workstation.restart() };
    await untilUpToDate(parts.workstation);
  };
  const rows = async () => (await firstWindowOf(await client().documents.watch(all))).rows;
  const accounts = async () => (await firstWindowOf(await client().worklist.watch(wholeWorklist))).rows;
  const requestOf = (accountId: string) => ({ kind: 'statement', accountId, locale: 'en' }) as const;
  const issue = (accountId: string, means: IssueMeans = 'saved', seenInputHash: string | null = null) =>
    client().documents.issue({ request: requestOf(accountId), means, seenInputHash });
  const accountAt = async (place: number) => {
    const account = (await accounts())[place];
    if (account === undefined) throw new Error('the demo has too few accounts');
    return account;
  };

  it('tells of a document at once, with who and what and number, and of the same one again as a copy', async () => {
    const account = await accountAt(0);
    const preview = await client().documents.render(requestOf(account.accountId));
    const counts = await client().documents.counts();
    const changes = counts[Symbol.asyncIterator]();
    expect((await changes.next()).value).toMatchObject({ all: 0 });
    const { issued: first, rendered } = await issue(account.accountId, 'saved', preview.inputHash);
    expect((await changes.next()).value).toMatchObject({ all: 1, statement: 1 });
    await changes.return?.();
    expect(first).toMatchObject({
      number: expect.stringMatching(/^[A-Z0-9]{6,12}-D1$/),
      request: requestOf(account.accountId),
      accountNumber: account.number,
      accountName: account.name,
      ...{ asOf: parts.server.today, issuedOn: parts.server.today, means: 'saved', copyOf: null },
      ...{ inputHash: preview.inputHash, fileHash: rendered.fileHash, pageCount: preview.pageCount },
      issuedBy: { name: 'Amelie Vogt' },
    });
    expect(rendered.fileHash).not.toBe(preview.fileHash);
    const { issued: again } = await issue(account.accountId, 'printed');
    expect(again).toMatchObject({
      number: first.number.replace(/1$/, '2'),
      inputHash: first.inputHash,
      copyOf: {
        documentId: first.documentId,
        documentNumber: first.number,
        issuedOn: first.issuedOn,
        issuedAt: first.issuedAt,
        number: 1,
      },
    });
    const { documentId } = first;
    expect(await firstOf(await client().documents.issued({ documentId }))).toMatchObject({
      copies: { count: 1, lastAt: again.issuedAt },
    });
  });

  it('has one first document of an input and numbers without gaps, whatever is asked for at the same time', async () => {
    const { accountId } = await accountAt(3);
    const other = await accountAt(4);
    const asked = [...Array.from({ length: 4 }, () => issue(accountId)), issue(other.accountId)];
    const papers = await Promise.all(asked);
    const copies = papers.filter(({ issued }) => issued.accountId === accountId);
    expect(copies.map(({ issued }) => issued.copyOf?.number ?? 0).sort()).toEqual([0, 1, 2, 3]);
    const counters = (await rows())
      .map(({ number }) => Number(/D(\d+)$/.exec(number)?.[1]))
      .sort((a, b) => a - b);
    expect(counters).toEqual(counters.map((_, index) => index + 1));
  });

  it('issues nothing that is another document than the one that was seen', async () => {
    const { accountId } = await accountAt(0);
    const before = await rows();
    await expect(issue(accountId, 'saved', 'f'.repeat(64))).rejects.toMatchObject({
      data: { code: 'DOCUMENT_CHANGED' },
    });
    expect(await rows()).toEqual(before);
  });

  it('writes into the mail with a paper what the paper says, and not what the account holds now', async () => {
    const { accountId } = await accountAt(5);
    const request = requestOf(accountId);
    const past = { ...request, asOf: addDays(businessDate(parts.server.today), -400) };
    const wordsOf = (asked: typeof request | typeof past, documentId: string | null) =>
      client().documents.mailWords({ request: asked, title: 'Statement', documentId });
    const ofPast = await wordsOf(past, null);
    const { issued } = await client().documents.issue({ request: past, means: 'saved', seenInputHash: null });
    expect(await wordsOf(request, null)).not.toEqual(ofPast);
    expect(await wordsOf(request, issued.documentId)).toEqual(ofPast);
    await expect(wordsOf(request, randomUUID())).rejects.toMatchObject({
      data: { code: 'DOCUMENT_NOT_HERE' },
    });
  });

  it('makes the paper again byte for byte after the account has changed, and issues it again as a copy', async () => {
    const { accountId } = await accountAt(5);
    const { issued, rendered } = await issue(accountId);
    const { documentId } = issued;
    const [invoice] = await invoicesOf(client(), accountId);
    if (invoice === undefined) throw new Error('the account has no open invoice');
    await client().commands.submit({
      ...{ accountId, name: 'promise.record', commandId: randomUUID() },
      input: {
        ...{ promiseId: randomUUID(), currency: invoice.currency, onAccountMinor: 0 },
        allocations: [{ invoiceId: invoice.id, amountMinor: 100 }],
        promisedDate: addDays(businessDate(parts.server.today), 1),
        ...{ method: 'bank-transfer', contactName: '', note: '' },
      },
    });
    const now = await client().documents.render(requestOf(accountId));
    expect(now.inputHash).not.toBe(issued.inputHash);
    const again = await client().documents.paper({ documentId });
    expect(again.isSame).toBe(true);
    expect(await bytesOf(again.rendered.pdf)).toEqual(await bytesOf(rendered.pdf));
    const copy = await client().documents.issueAgain({ documentId, means: 'printed' });
    expect(copy.issued).toMatchObject({
      inputHash: issued.inputHash,
      copyOf: { documentId, documentNumber: issued.number, number: 1 },
    });
    const copyAgain = await client().documents.paper({ documentId: copy.issued.documentId });
    expect(copyAgain.isSame).toBe(true);
    expect(await bytesOf(copyAgain.rendered.pdf)).toEqual(await bytesOf(copy.rendered.pdf));
    const unknown = { documentId: '00000000-0000-4000-8000-000000000000' };
    await expect(client().documents.paper(unknown)).rejects.toMatchObject({
      data: { code: 'DOCUMENT_NOT_HERE' },
    });
  });

  it('is there after the read models were built anew, and after a restart', async () => {
    await until(async () => !(await rows()).some(({ isWaiting }) => isWaiting), 'the server has all of them');
    const before = await rows();
    expect(before.length).toBeGreaterThan(0);
    await client().worklist.rebuild();
    expect(await rows()).toEqual(before);
    await parts.workstation.engine.services.refresher.settled();
    await restart();
    expect(await rows()).toEqual(before);
  });

  it('takes nothing of an account that is not here, and shows nothing while the device is locked', async () => {
    const { accountId } = await accountAt(0);
    await expect(issue('nobody')).rejects.toMatchObject({
      code: 'FAILED',
      data: { code: 'ACCOUNT_NOT_FOUND' },
    });
    const { device } = parts.workstation.engine.services;
    device.setLock('LEASE_EXPIRED');
    expect(await rows()).toEqual([]);
    expect(await firstOf(await client().documents.counts())).toMatchObject({ all: 0 });
    await expect(issue(accountId)).rejects.toMatchObject({
      data: { code: 'LEASE_EXPIRED' },
    });
    device.setLock(undefined);
    expect(await rows()).not.toEqual([]);
  });

  it('loses the documents of an account with the account, and no others', async () => {
    const [second, third] = [await accountAt(1), await accountAt(2)];
    const { issued: stays } = await issue(third.accountId);
    const { issued: goes } = await issue(second.accountId);
    const accountIds = [second.accountId];
    await admin('assign', { accountIds, collectorId: 'demo-secondCollector', territory: null });
    await until(
      async () => !(await rows()).some(({ documentId }) => documentId === goes.documentId),
      'the document is gone',
    );
    expect((await rows()).map(({ documentId }) => documentId)).toContain(stays.documentId);
  });

  it('drops what is left over where the program ended before the documents of an account were gone', async () => {
    const { issuedDocuments, ids, clock } = parts.workstation.engine.services;
    const { issued } = await issue((await accountAt(2)).accountId);
    const { inputHash } = issued;
    const content = issuedDocuments.content({ accountId: issued.accountId, inputHash });
    if (content === undefined) throw new Error('what a document says is not kept');
    const request = documentRequestSchema.parse({ ...issued.request, accountId: 'departed' });
    const at = { issuedAt: clock.now(), issuedOn: clock.today() };
    const row = {
      ...issued,
      ...at,
      request,
      content,
      documentId: ids.next(),
      number: 'GONE-D1',
      commandId: ids.next(),
    };
    issuedDocuments.record(row);
    expect(issuedDocuments.content({ accountId: 'departed', inputHash })).toEqual(content);
    await restart();
    await until(async () => !(await rows()).some(({ accountId }) => accountId === 'departed'), 'it is gone');
    const kept = parts.workstation.engine.services.issuedDocuments;
    expect(kept.content({ accountId: 'departed', inputHash })).toBeUndefined();
    expect(await rows()).not.toEqual([]);
  });

  it('is hidden from another user of the device at once, and gone with the accounts of the person before', async () => {
    await client().session.signIn(parts.server.signIn('secondCollector'));
    expect(await rows()).toEqual([]);
    await untilUpToDate(parts.workstation);
    const held = new Set((await accounts()).map(({ accountId }) => accountId));
    const { issuedDocuments } = parts.workstation.engine.services;
    await until(
      () => [...issuedDocuments.accountIds()].every((accountId) => held.has(accountId)),
      'no document is left of an account that is not here',
    );
  });

  it('tells of each mailed document how far its newest mail has come, at once', async () => {
    const { accountId } = await accountAt(6);
    const { issued, rendered } = await issue(accountId, 'mailed');
    const { documentId } = issued;
    const kept = await client().files.add({ accountId, name: 'a.pdf', content: rendered.pdf });
    const file = { ...kept, mediaType: 'application/pdf' };
    const [contact] = (
      await firstWindowOf(await client().account.watch({ accountId }))
    ).head.account.contacts.filter(({ email }) => email !== '');
    if (contact === undefined) throw new Error('nobody there has an address');
    const changes = (await client().documents.watch(all))[Symbol.asyncIterator]();
    expect(JSON.stringify((await changes.next()).value)).toContain(documentId);
    const activityId = randomUUID();
    const { id: contactId, email: address } = contact;
    await client().commands.submit({
      ...{ accountId, name: 'document.send', commandId: randomUUID() },
      input: {
        ...{ activityId, contactId, address, subject: 'S', text: 'T', documentId, file },
        ...{ invoiceIds: [], override: null },
      },
    });
    expect(JSON.stringify((await changes.next()).value)).toContain(activityId);
    await changes.return?.();
    const mailOf = async () => (await rows()).find((row) => row.documentId === documentId)?.mail;
    expect(await mailOf()).toMatchObject({ activityId, address, state: 'queued' });
    const others = (await rows()).filter((row) => row.documentId !== documentId);
    expect(others.map(({ mail }) => mail)).toEqual(others.map(() => null));
  });
});
