import { describe, expect, test } from 'vitest';
import { type CommandEnvelope, commandEnvelopeSchema } from './command-envelope.ts';
import { maxInputDepth } from './json-input.ts';

const envelope = {
  id: '0198c5f2-7c1b-7d55-8d4e-111111111111',
  name: 'activity.log',
  version: 1,
  accountId: 'account-1',
  actorId: 'user-1',
  deviceId: '0198c5f2-7c1b-7d55-8d4e-222222222222',
  at: '2026-03-31T09:00:00.000Z',
  today: '2026-03-31',
  knownSeq: 12,
  input: { note: 'Said "thanks" 😀', amounts: [1, 2.5, null, true], nested: { a: { b: [] } } },
};

const accepts = (wrong: Partial<Record<keyof CommandEnvelope, unknown>>) =>
  commandEnvelopeSchema.safeParse({ ...envelope, ...wrong }).success;

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

describe('the envelope of a command', () => {
  test('reads what was sent, unchanged', () => {
    expect(commandEnvelopeSchema.parse(envelope)).toEqual(envelope);
    expect(commandEnvelopeSchema.parse(JSON.parse(JSON.stringify(envelope)))).toEqual(envelope);
  });

  test.each([
    ['id', 'not-a-uuid'],
    ['id', undefined],
    ['name', ''],
    ['name', 'x'.repeat(61)],
    ['name', 'a\u0000b'],
    ['name', 'a\ud800'],
    ['version', 0],
    ['version', 1.5],
    ['version', 1001],
    ['accountId', "' or 1=1 --"],
    ['actorId', ''],
    ['deviceId', 'device-1'],
    ['at', '2026-03-31 09:00'],
    ['at', '9999-12-31T23:59:59Z'],
    ['today', '2026-02-30'],
    ['knownSeq', -1],
    ['knownSeq', 0.5],
    ['input', null],
    ['input', []],
    ['input', 'text'],
  ])('refuses a %s of %j', (field, value) => {
    expect(accepts({ [field]: value })).toBe(false);
  });

  test('takes any printable name: the rule book says whether it knows it', () => {
    expect(accepts({ name: '__proto__' })).toBe(true);
  });

  test.each([10_000, 100_000])('an input %i deep is refused and does not exhaust the stack', (depth) => {
    expect(accepts({ input: { deep: nested(depth) } })).toBe(false);
  });

  test('an input may nest as deep as the limit and not one level more', () => {
    expect(accepts({ input: { deep: nested(maxInputDepth) } })).toBe(true);
    expect(accepts({ input: { deep: nested(maxInputDepth + 1) } })).toBe(false);
  });

  test.each([
    ['no JSON number', Number.NaN],
    ['an infinite number', Number.POSITIVE_INFINITY],
    ['undefined', [undefined]],
    ['a function', () => 1],
    ['a big integer', 1n],
    ['a text with NUL', { a: 'b\u0000' }],
    ['half of a surrogate pair', ['\udc00']],
    ['a key with NUL', { 'a\u0000': 1 }],
  ])('an input with %s is refused: it could not be stored', (_title, value) => {
    expect(accepts({ input: { value } })).toBe(false);
  });

  test('the names of fields are bounded', () => {
    expect(accepts({ input: { ['x'.repeat(60)]: 1 } })).toBe(true);
    expect(accepts({ input: { ['x'.repeat(61)]: 1 } })).toBe(false);
    expect(accepts({ input: { 'a\u0000': 1 } })).toBe(false);
  });
});
