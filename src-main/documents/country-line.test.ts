import { expect, it } from 'vitest';
import { printedAddress } from './country-line.ts';

it('names the country of an address in the language of the document', () => {
  const lines = ['Speicherstraße 18', ' ', '24937 Flensburg', 'Germany'];
  expect(printedAddress(lines, 'de')).toEqual(['Speicherstraße 18', '24937 Flensburg', 'Deutschland']);
  expect(printedAddress(lines, 'en-GB')).toEqual(['Speicherstraße 18', '24937 Flensburg', 'Germany']);
  expect(printedAddress(['Rotterdam', 'NIEDERLANDE'], 'en')).toEqual(['Rotterdam', 'Netherlands']);
  expect(printedAddress(['Łódź', 'Polska'], 'fr')).toEqual(['Łódź', 'Pologne']);
  expect(printedAddress(['Sevilla', 'España'], 'pl')).toEqual(['Sevilla', 'Hiszpania']);
});

it('leaves an address without a country as it is written', () => {
  expect(printedAddress(['Kai 2', '04329 Leipzig'], 'de')).toEqual(['Kai 2', '04329 Leipzig']);
  expect(printedAddress(['Germany', 'Leipzig'], 'de')).toEqual(['Germany', 'Leipzig']);
  expect(printedAddress([], 'de')).toEqual([]);
});
