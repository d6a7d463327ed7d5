import { expect, test } from 'vitest';
import { freeText } from './document.ts';
import { accountIdSchema, commandIdSchema, deviceIdSchema } from './ids.ts';

test.each(['a', '0379-NEVHP', 'inv_1.2', '0198c5f2-7c1b-7d55-8d4e-111111111111', 'x'.repeat(64)])(
  'an id may be %s',
  (id) => {
    expect(accountIdSchema.parse(id)).toBe(id);
  },
);

test.each([
  '',
  '.',
  '..',
  '__proto__',
  '-x',
  'a/b',
  'a b',
  "a'b",
  'a\u0000',
  'ä',
  'a\n',
  'x'.repeat(65),
  7,
  null,
])('an id may not be %j', (id) => {
  expect(accountIdSchema.safeParse(id).success).toBe(false);
});

test.each([commandIdSchema, deviceIdSchema])(
  'command and device ids are UUIDs and nothing else',
  (schema) => {
    expect(schema.safeParse('0198c5f2-7c1b-7d55-8d4e-111111111111').success).toBe(true);
    for (const id of ['', 'device-1', '0198c5f2-7c1b-7d55-8d4e-11111111111', "' or 1=1"]) {
      expect(schema.safeParse(id).success).toBe(false);
    }
  },
);

test('free text holds any character that can be stored, and no NUL and no half of a surrogate pair', () => {
  const schema = freeText(20);
  for (const text of ['', 'Zażółć 😀', '田中さん', '<script>', "Robert'); --", '\u202eabc', '\r\n\t']) {
    expect(schema.parse(text)).toBe(text);
  }
  for (const text of ['a\u0000b', '\ud83d', 'x\ude00y', 'x'.repeat(21)]) {
    expect(schema.safeParse(text).success).toBe(false);
  }
});
