import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentIssue, DocumentListQuery } from '../../src-shared/contract/issued-documents-view.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { accountIdSchema } from '../../src-shared/domain/ids.ts';
import { wholeWorklist } from '../storage/read-models/read-models.fixture.ts';
import { type Administration, administer } from '../sync/administration.fixture.ts';
import {
  type ProxiedWorkstation,
  removeProxiedWorkstation,
  startProxiedWorkstation,
  untilUpToDate,
} from '../sync/proxied-workstation.fixture.ts';
import { clientOf, firstOf, firstWindowOf, until } from './engine.fixture.ts';

const all: DocumentListQuery = { offset: 0, limit: 100, filter: 'all', search: '' };

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
  /** What a screen hands in once it has rendered the statement of an account. */
  const statementOf = async (accountId: string): Promise<DocumentIssue> => {
    const request = {
      kind: 'statement',
      accountId: accountIdSchema.parse(accountId),
      locale: 'en',
      ...{ isSummary: false, asOf: null, from: null },
    } as const;
    const { asOf, pageCount, inputHash, fileHash } = await client().documents.render(request);
    return { request, asOf: businessDate(asOf), pageCount, inputHash, fileHash, means: 'saved' };
  };

  it('tells of a document at once, with who and what, and of the same one again as a copy', async () => {
    const [account] = await accounts();
    if (account === undefined) throw new Error('the demo has no account');
    const issue = await statementOf(account.accountId);
    const counts = await client().documents.counts();
    const changes = counts[Symbol.asyncIterator]();
    expect((await changes.next()).value).toMatchObject({ all: 0 });
    const first = await client().documents.recordIssue(issue);
    expect((await changes.next()).value).toMatchObject({ all: 1, statement: 1 });
    await changes.return?.();
    expect(first).toMatchObject({
      ...issue,
      accountNumber: account.number,
      accountName: account.name,
      asOf: parts.server.today,
      issuedBy: { name: 'Amelie Vogt' },
      copyOf: null,
    });
    const again = await client().documents.recordIssue({
      ...(await statementOf(account.accountId)),
      means: 'printed',
    });
    expect(again.fileHash).toBe(first.fileHash);
    expect(again.copyOf).toEqual({ documentId: first.documentId, issuedAt: first.issuedAt, number: 1 });
    const { documentId } = first;
    expect(await firstOf(await client().documents.issued({ documentId }))).toMatchObject({
      copies: { count: 1, lastAt: again.issuedAt },
    });
  });

  it('is there after the read models were built anew, and after a restart', async () => {
    const before = await rows();
    expect(before.length).toBeGreaterThan(0);
    await client().worklist.rebuild();
    expect(await rows()).toEqual(before);
    await parts.workstation.engine.services.refresher.settled();
    await restart();
    expect(await rows()).toEqual(before);
  });

  it('takes nothing of an account that is not here, and shows nothing while the device is locked', async () => {
    const [account] = await accounts();
    const issue = await statementOf(account?.accountId ?? '');
    const request = { ...issue.request, accountId: accountIdSchema.parse('nobody') };
    await expect(client().documents.recordIssue({ ...issue, request })).rejects.toMatchObject({
      code: 'FAILED',
      data: { code: 'ACCOUNT_NOT_FOUND' },
    });
    const { device } = parts.workstation.engine.services;
    device.setLock('LEASE_EXPIRED');
    expect(await rows()).toEqual([]);
    expect(await firstOf(await client().documents.counts())).toMatchObject({ all: 0 });
    await expect(client().documents.recordIssue(issue)).rejects.toMatchObject({
      data: { code: 'LEASE_EXPIRED' },
    });
    device.setLock(undefined);
    expect(await rows()).not.toEqual([]);
  });

  it('loses the documents of an account with the account, and no others', async () => {
    const [, second, third] = await accounts();
    if (second === undefined || third === undefined) throw new Error('the demo has too few accounts');
    const stays = await client().documents.recordIssue(await statementOf(third.accountId));
    const goes = await client().documents.recordIssue(await statementOf(second.accountId));
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
    const [account] = await accounts();
    const issue = await statementOf(account?.accountId ?? '');
    const request = { ...issue.request, accountId: accountIdSchema.parse('departed') };
    issuedDocuments.record({
      ...{ ...issue, request, documentId: ids.next(), accountNumber: '1', accountName: 'Departed' },
      ...{ issuedAt: clock.now(), issuedBy: { userId: 'u', name: 'U' } },
    });
    await restart();
    await until(async () => !(await rows()).some(({ accountId }) => accountId === 'departed'), 'it is gone');
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
});
