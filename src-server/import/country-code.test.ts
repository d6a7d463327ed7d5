import { expect, it } from 'vitest';
import { accountSchema } from '../../src-shared/domain/account/account.ts';
import { countryCode } from './country-code.ts';

it.each([
  ['DE', 'DE'],
  [' us ', 'US'],
  ['uk', 'GB'],
  ['Germany', 'DE'],
  ['DEUTSCHLAND', 'DE'],
  ['Österreich', 'AT'],
  ['Osterreich', 'AT'],
  ['Côte d’Ivoire', 'CI'],
  ['U.S.A.', 'US'],
  ['United States of America', 'US'],
  ['Nederland', 'NL'],
  ['España', 'ES'],
  ['', ''],
  ['391', ''],
  ['818', ''],
  ['EU', ''],
  ['ZZ', ''],
  ['Atlantis', ''],
])('a ledger that says %j means the country %j', (text, code) => {
  expect(countryCode(text)).toBe(code);
});

it('whatever a cell says, the country of an account can hold it', () => {
  const { country } = accountSchema.shape;
  for (const text of [
    'de',
    'Germany',
    'xk',
    'SU',
    '\u0000',
    'constructor',
    '__proto__',
    'x'.repeat(10_000),
  ]) {
    expect(country.safeParse(countryCode(text)).success).toBe(true);
  }
});
