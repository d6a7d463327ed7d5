import { expect, test } from 'vitest';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildPaper } from '../../test/fixtures/builders/build-paper.ts';
import { paperSchema } from '../domain/document/paper.ts';
import { applied, codesOf, run } from './run-command.fixture.ts';

const { id: _id, accountId: _account, seq: _seq, deviceId: _device, issued: _issued, ...said } = buildPaper();
const input = { ...said, paperId: 'paper-9', number: 'A7-D17' };
const account = buildAggregate({ account: buildAccount() });

test('an issued document is in the register of its account with who issued it when on which device', () => {
  const { papers } = applied(account, run('document.issue', account, input));
  const { actor, at, today: on, deviceId } = buildContext();
  expect(papers).toEqual([
    {
      ...{ ...said, number: 'A7-D17', id: 'paper-9', accountId: account.account.id, seq: 0, deviceId },
      issued: { on, at, by: { userId: actor.userId, name: actor.name } },
    },
  ]);
  expect(paperSchema.safeParse(papers[0]).success).toBe(true);
});

test('the same id or number is no second document, and a number is of the device itself', () => {
  const issued = { ...account, papers: [buildPaper({ id: 'paper-9', number: 'A7-D3' })] };
  expect(codesOf(run('document.issue', issued, input))).toEqual(['DUPLICATE_ID']);
  const numbered = { ...account, papers: [buildPaper({ number: 'A7-D17' })] };
  expect(codesOf(run('document.issue', numbered, input))).toEqual(['DOCUMENT_NUMBER_USED']);
  expect(codesOf(run('document.issue', account, { ...input, number: 'ZZ-D17' }))).toEqual([
    'DOCUMENT_NUMBER_FOREIGN',
  ]);
});

test('a kind that only a later version knows is entered all the same, and what is no metadata is not', () => {
  const later = { ...input, kind: 'year-end-letter', subject: { year: 2027, isDraft: false } };
  expect(codesOf(run('document.issue', account, later))).toEqual([]);
  for (const subject of [{ nested: {} }, { 'a b': 1 }, { text: 'x'.repeat(81) }])
    expect(codesOf(run('document.issue', account, { ...input, subject }))).toEqual(['COMMAND_INVALID']);
});
