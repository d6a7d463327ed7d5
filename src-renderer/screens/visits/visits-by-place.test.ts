import { expect, it } from 'vitest';
import type { VisitListRow } from '../../../src-shared/contract/visits-view.ts';
import { visitsByPlace } from './visits-by-place.ts';

const visit = (accountId: string, place: string): VisitListRow => ({
  accountId,
  accountNumber: accountId,
  accountName: accountId,
  addressLines: [place],
  country: 'DE',
  place,
  contactName: '',
  contactPhone: '',
  openVisit: null,
  planned: null,
  currency: 'EUR',
  overdueMinor: 0,
  toCollectMinor: 0,
  oldestDaysPastDue: 0,
  openCount: 0,
  duePromiseCount: 0,
  brokenPromiseCount: 0,
  hasOtherCurrencies: false,
});

it('puts accounts at one address together, the first place first', () => {
  const places = visitsByPlace([visit('a', 'kiel'), visit('b', 'bonn'), visit('c', 'kiel')]);
  expect(places.map(({ visits }) => visits.map(({ accountId }) => accountId))).toEqual([['a', 'c'], ['b']]);
});

it('lets accounts without an address stand alone', () => {
  expect(visitsByPlace([visit('a', ''), visit('b', '')])).toHaveLength(2);
});
