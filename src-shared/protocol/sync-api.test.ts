import { describe, expect, test } from 'vitest';
import { collectionNameSchema, collectionNames } from './collections.ts';
import { maxCommandsPerRequest } from './command-envelope.ts';
import { outcomeSchema } from './outcome.ts';
import { signInRequestSchema } from './session-api.ts';
import {
  checkpointSchema,
  commandsReplySchema,
  commandsRequestSchema,
  maxPullLimit,
  pullReplySchema,
  pullRequestSchema,
} from './sync-api.ts';

const checkpoint = { incarnation: 'inc-1', scopeVersion: 3, seq: 17 };
const deviceId = '0198c5f2-7c1b-7d55-8d4e-222222222222';
const chain = { n: 7, hash: 'ab'.repeat(32) };
const outcome = {
  id: '0198c5f2-7c1b-7d55-8d4e-111111111111',
  accountId: 'account-1',
  seq: 5,
  deviceId,
  status: 'applied',
  failures: [],
  documents: [{ collection: 'promises', id: 'promise-1', seq: 4 }],
  judgedAt: '2026-03-31T09:00:01.000Z',
  clockOffsetSeconds: null,
};

describe('pull', () => {
  test.each([
    { incarnation: '' },
    { incarnation: 'x'.repeat(65) },
    { scopeVersion: -1 },
    { seq: -1 },
    { seq: 1.5 },
    { seq: '17' },
    { seq: Number.MAX_SAFE_INTEGER + 1 },
  ])('a checkpoint with %j is refused', (wrong) => {
    expect(checkpointSchema.parse(checkpoint)).toEqual(checkpoint);
    expect(checkpointSchema.safeParse({ ...checkpoint, ...wrong }).success).toBe(false);
  });

  test('a request names a replicated collection and a bounded page; the first has no checkpoint', () => {
    const accepts = (wrong: object) =>
      pullRequestSchema.safeParse({ collection: 'invoices', checkpoint: null, limit: maxPullLimit, ...wrong })
        .success;
    expect(accepts({})).toBe(true);
    expect(accepts({ checkpoint })).toBe(true);
    for (const wrong of [{ limit: 0 }, { limit: maxPullLimit + 1 }, { collection: 'users' }]) {
      expect(accepts(wrong)).toBe(false);
    }
    expect(accepts({ checkpoint: undefined })).toBe(false);
  });

  test.each(['__proto__', 'constructor', 'Accounts', ''])('"%s" is no collection', (name) => {
    expect(collectionNameSchema.safeParse(name).success).toBe(false);
    expect(collectionNames).not.toContain(name);
  });

  test('a reply keeps the fields of the documents, and needs id, account, seq and the mark of deletion', () => {
    const document = { id: 'i1', accountId: 'a1', seq: 1, _deleted: false, amountMinor: 5 };
    const reply = { documents: [document], checkpoint, upToDate: true };
    expect(pullReplySchema.parse(reply)).toEqual(reply);
    for (const field of ['id', 'accountId', 'seq', '_deleted']) {
      const documents = [{ ...document, [field]: undefined }];
      expect(pullReplySchema.safeParse({ ...reply, documents }).success).toBe(false);
    }
    for (const page of ['<html>Log in</html>', {}, null, []]) {
      expect(pullReplySchema.safeParse(page).success).toBe(false);
    }
  });
});

describe('commands', () => {
  test('a request holds between one command and the limit; what they are is read one by one', () => {
    const accepts = (count: number) =>
      commandsRequestSchema.safeParse({
        ...{ deviceId, chain },
        commands: Array.from({ length: count }, () => 'poison'),
      }).success;
    expect([0, 1, maxCommandsPerRequest, maxCommandsPerRequest + 1].map(accepts)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('a command that nests ten thousand deep does not keep the request from being read', () => {
    const commands = [JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)];
    expect(commandsRequestSchema.safeParse({ deviceId, chain, commands }).success).toBe(true);
  });

  test.each([
    undefined,
    null,
    { n: 1 },
    { n: 0, hash: chain.hash },
    { n: 1, hash: '' },
    { n: -1, hash: chain.hash },
    { n: 1.5, hash: chain.hash },
    { n: 1, hash: chain.hash.toUpperCase() },
    { n: 1, hash: `${chain.hash}0` },
    { n: Number.MAX_SAFE_INTEGER + 1, hash: chain.hash },
  ])('commands with %j for the end of the audit chain are refused', (wrong) => {
    const accepts = (end: unknown) =>
      commandsRequestSchema.safeParse({ deviceId, chain: end, commands: ['any'] }).success;
    expect([chain, { n: 0, hash: '' }].map(accepts)).toEqual([true, true]);
    expect(accepts(wrong)).toBe(false);
  });

  test('an answer has an outcome or says why there is none', () => {
    const results = [
      { id: outcome.id, outcome, problem: null },
      { id: null, outcome: null, problem: 'COMMAND_INVALID' },
      { id: outcome.id, outcome: null, problem: 'COMMAND_TAMPERED' },
    ];
    expect(commandsReplySchema.parse({ results })).toEqual({ results });
    const wrong = [{ id: null, outcome: null, problem: 'OTHER' }];
    expect(commandsReplySchema.safeParse({ results: wrong }).success).toBe(false);
  });

  test.each([
    { status: 'pending' },
    { failures: [{ code: 'NO_SUCH_CODE', params: {} }] },
    { failures: [{ code: 'FORBIDDEN', params: { nested: {} } }] },
    { failures: [{ code: 'FORBIDDEN', params: { value: Number.NaN } }] },
    { documents: [{ collection: 'invoices', id: 'i1', seq: 1 }] },
    { documents: [{ collection: 'promises', id: 'p1', seq: 0 }] },
    { judgedAt: 'yesterday' },
    { clockOffsetSeconds: 0.5 },
  ])('an outcome with %j is refused', (wrong) => {
    expect(outcomeSchema.parse(outcome)).toEqual(outcome);
    expect(outcomeSchema.safeParse({ ...outcome, ...wrong }).success).toBe(false);
  });
});

test('sign-in bounds what is hashed: a password of a megabyte is refused unread', () => {
  const request = {
    userName: 'carla',
    password: 'x'.repeat(500),
    deviceId,
    deviceName: '',
    devicePublicKey: 'A'.repeat(43),
    leaseNonce: 'A'.repeat(22),
  };
  expect(signInRequestSchema.safeParse(request).success).toBe(true);
  expect(signInRequestSchema.safeParse({ ...request, password: 'x'.repeat(1_000_000) }).success).toBe(false);
  expect(signInRequestSchema.safeParse({ ...request, password: '' }).success).toBe(false);
});
