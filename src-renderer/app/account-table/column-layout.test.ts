import { expect, it } from 'vitest';
import { accountColumns, firstWorklistSettings } from '../../../src-shared/contract/worklist-settings.ts';
import { foundArea, gridOf } from './column-layout.ts';

it('the first columns are no wider than a window of 1280 pixels leaves them', () => {
  expect(
    Number.parseInt(gridOf(firstWorklistSettings.columns, false)['--least-width'] ?? '', 10),
  ).toBeLessThan(800);
});

it('every column has a width of its own, after that of the mark', () => {
  const widths = gridOf(accountColumns, false)['--columns'] ?? '';
  expect(widths.match(/minmax\(|^22px|\b44px/g)).toHaveLength(accountColumns.length + 1);
});

it('what was found stands below the account and the amounts right of it', () => {
  expect(foundArea(['score', 'account', 'overdue', 'toCollect', 'ageing'])).toBe('3 / 6');
  expect(foundArea(['account', 'ageing', 'overdue'])).toBe('2 / 3');
  expect(foundArea(['score', 'account'])).toBe('3 / 4');
});
