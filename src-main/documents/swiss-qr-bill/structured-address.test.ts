import { expect, it } from 'vitest';
import { structuredAddress } from './structured-address.ts';

const of = (lines: readonly string[], country = 'CH') => {
  const found = structuredAddress('Name', lines, country);
  return found && [found.street, found.houseNumber, found.postalCode, found.town].join(' | ');
};

it.each([
  [['Rue du Lac 1268', '2501 Biel'], 'CH', 'Rue du Lac | 1268 | 2501 | Biel'],
  [['Grosse Marktgasse 28a', 'CH-9400 Rorschach'], 'CH', 'Grosse Marktgasse | 28a | 9400 | Rorschach'],
  [['12, rue de Lausanne', '1201 Genève', 'Suisse'], 'CH', 'rue de Lausanne | 12 | 1201 | Genève'],
  [['Postfach 17', '', '3001 Bern'], 'CH', 'Postfach 17 |  | 3001 | Bern'],
  [['Industriepark 17', 'FL-9490 Vaduz'], 'LI', 'Industriepark | 17 | 9490 | Vaduz'],
  [
    ['Straße des 17. Juni 135', 'D-10623 Berlin', 'Deutschland'],
    'DE',
    'Straße des 17. Juni | 135 | 10623 | Berlin',
  ],
])('%j in %s is told apart', (lines, country, parts) => {
  expect(of(lines, country)).toBe(parts);
});

it.each([
  ['no lines', []],
  ['the town alone', ['2501 Biel']],
  ['a line that is no street for sure', ['Accounts payable', '2501 Biel']],
  ['a line more than there is room for', ['c/o Muster', 'Rue du Lac 1268', '2501 Biel']],
  ['no postal code', ['Rue du Lac 1268', 'Biel']],
  ['the postal code of another country', ['Rue du Lac 1268', 'D-2501 Biel']],
  ['another country below it', ['Rue du Lac 1268', '2501 Biel', 'Austria']],
  ['five digits', ['Rue du Lac 1268', '25010 Biel']],
  ['letters that a code cannot hold', ['Улица 5', '2501 Biel']],
  ['a town that is too long', ['Rue du Lac 1268', `2501 ${'B'.repeat(36)}`]],
])('of %s nothing is guessed', (_what, lines) => {
  expect(of(lines)).toBeUndefined();
});
