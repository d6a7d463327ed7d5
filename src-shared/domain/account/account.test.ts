import { expect, test } from 'vitest';
import { buildAccount } from '../../../test/fixtures/builders/build-account.ts';
import { accountSchema } from './account.ts';

const wrongFields = (changes: object) =>
  accountSchema.safeParse({ ...buildAccount(), ...changes }).error?.issues.map(({ path }) => path.join('.'));

test.each([
  ['country', ['', 'DE', 'GB'], ['de', 'Germany', '391', 'DEU', 'D1', 'DE\n']],
  ['language', ['', 'de', 'en-GB', 'es-419', 'fil'], ['German', 'de_DE', 'DE', 'de-', 'de-DE-1996']],
  ['timeZone', ['', 'UTC', 'Europe/Berlin', 'Asia/Nowhere'], ['+02:00', 'Europe/Berlin ', 'Ber lin', '/']],
])(
  'A1: the %s of an account is what rules can compare, or is refused by its name',
  (field, taken, refused) => {
    for (const value of taken) expect(wrongFields({ [field]: value }), value).toBeUndefined();
    for (const value of refused) expect(wrongFields({ [field]: value }), value).toEqual([field]);
  },
);
