import { describe, expect, it } from 'vitest';
import {
  accountOf,
  type Done,
  ended,
  noted,
  progressOf,
  startWalk,
  summaryOf,
  takenBack,
  walked,
} from './focus-walk.ts';

const walk = startWalk([
  { accountId: 'a', name: 'Alder' },
  { accountId: 'b', name: 'Birch' },
  { accountId: 'c', name: 'Cedar' },
]);
const call = (accountId: string, commandId: string): Done => ({
  ...{ commandId, name: 'activity.log', accountId, amountMinor: null, currency: null },
});
const promise = (accountId: string, commandId: string, amountMinor: number, currency: string): Done => ({
  ...{ commandId, name: 'promise.record', accountId, amountMinor, currency },
});

describe('a walk through a list', () => {
  it('goes on and back one account at a time, not before the first, and ends behind the last', () => {
    expect(accountOf(walk)?.name).toBe('Alder');
    expect(accountOf(walked(walk, -1))?.name).toBe('Alder');
    expect(accountOf(walked(walked(walk, 1), 1))?.name).toBe('Cedar');
    expect(accountOf(walked(walk, 3))).toBeUndefined();
    expect(walked(walked(walk, 9), -1).at).toBe(2);
    expect(accountOf(ended(walk))).toBeUndefined();
  });

  it('counts where it is, what is left, and the accounts on which something was recorded', () => {
    expect(progressOf(walk)).toEqual({ position: 1, total: 3, workedOn: 0, left: 3 });
    const later = noted(noted(walked(walk, 1), call('a', '1')), call('a', '2'));
    expect(progressOf(ended(walk)).left).toBe(0);
    expect(progressOf(later)).toEqual({ position: 2, total: 3, workedOn: 1, left: 2 });
  });

  it('leaves out what was recorded elsewhere and what was taken back', () => {
    expect(noted(walk, call('elsewhere', '1'))).toBe(walk);
    expect(takenBack(noted(noted(walk, call('a', '1')), call('b', '2')), '1').done).toEqual([call('b', '2')]);
  });

  it('sums up what was done, amounts of each currency by themselves', () => {
    const done = [call('a', '1'), promise('a', '2', 100_00, 'EUR'), promise('c', '3', 50_00, 'CHF')];
    expect(summaryOf([...done, promise('c', '4', 1_00, 'EUR')].reduce(noted, walk))).toEqual({
      total: 3,
      workedOn: 2,
      nothingRecorded: 1,
      counts: [
        { name: 'activity.log', count: 1 },
        { name: 'promise.record', count: 3 },
      ],
      promised: [
        { currency: 'EUR', amountMinor: 101_00 },
        { currency: 'CHF', amountMinor: 50_00 },
      ],
      received: [],
      accounts: [
        { id: 'a', name: 'Alder', names: ['activity.log', 'promise.record'] },
        { id: 'c', name: 'Cedar', names: ['promise.record', 'promise.record'] },
      ],
    });
  });
});
