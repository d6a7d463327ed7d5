import { describe, expect, it } from 'vitest';
import { componentNames } from '../../../src-shared/domain/key-figures/component.ts';
import { figureDecimal, localDecimal } from '../../../src-shared/domain/key-figures/figure-decimal.ts';
import { figureLengths } from '../../../src-shared/domain/key-figures/figure-lengths.ts';
import {
  compareRows,
  figureRows,
  figureSections,
  plainFigures,
} from '../../../src-shared/domain/key-figures/figure-rows.ts';
import { undefinedReasons } from '../../../src-shared/domain/key-figures/figure-value.ts';
import { currencyFigures, keyFiguresOf } from '../../../src-shared/domain/key-figures/figures.fixture.ts';
import { germanWords as de, englishWords as en } from '../../app/words.fixture.ts';

const shown = (id: string, rows = figureRows(keyFiguresOf([currencyFigures()]))) => {
  const row = rows.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id} of ${rows.map((one) => one.id).join(' ')}`);
  return figureDecimal(row.value, row);
};

describe('the rows of the dashboard', () => {
  it('have every component of the figures behind one of them', () => {
    const figures = keyFiguresOf([currencyFigures()]);
    const behind = new Set(figureRows(figures).flatMap((row) => row.components));
    const inFigures = JSON.stringify(figures, (_key, value) =>
      typeof value === 'bigint' ? value.toString() : value,
    );
    const named = [
      ...inFigures.matchAll(/"((?:closing|roll|cash|forecast|contact|sales|carried\/|person)[\w./]*)"/g),
    ]
      .map((match) => match[1] ?? '')
      .filter((name) => componentNames.some((one) => name === one || name.startsWith(`${one}/`)));
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((name) => !(behind as Set<string>).has(name))).toEqual([]);
  });

  it('are in order of section, each with an id of its own', () => {
    const rows = figureRows(keyFiguresOf([currencyFigures(), currencyFigures({ currency: 'JPY' })]));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    const sections = rows.filter(({ currency }) => currency !== 'JPY').map(({ section }) => section);
    expect([...new Set(sections)]).toEqual([...figureSections]);
  });

  it('write amounts in major units, days as they are and rates in per cent', () => {
    expect(shown('EUR/receivables/plain/receivables')).toBe('3000.00');
    expect(shown('EUR/forecast/forecast/promised/30')).toBe('200.00');
    expect(shown('EUR/days/plain/countBackDso')).toBe('50.6');
    expect(shown('EUR/rates/plain/cei')).toBe('80.0');
    expect(shown('EUR/rates/plain/promisesKeptByCount')).toBe('66.7');
    expect(shown('EUR/rolls/roll/0/1')).toBe('25.0');
    expect(shown('EUR/days/plain/daysLateOpen')).toBeNull();
    const yen = figureRows(keyFiguresOf([currencyFigures({ currency: 'JPY' })]));
    expect(shown('JPY/receivables/plain/receivables', yen)).toBe('300000');
  });

  it('keep every digit of a sum that no number holds', () => {
    const amountMinor = 2n ** 70n;
    const huge = currencyFigures({ receivables: { amountMinor, components: ['closing.receivables'] } });
    const text = shown('EUR/receivables/plain/receivables', figureRows(keyFiguresOf([huge])));
    expect(text).toBe('11805916207174113034.24');
    expect(localDecimal(text ?? '', 'de-DE')).toBe('11.805.916.207.174.113.034,24');
    expect(localDecimal('-1234.5', 'en-GB')).toBe('−1,234.5');
  });

  it('tell the exact change since an earlier date, and none where a figure did not exist then', () => {
    const earlier = currencyFigures({
      receivables: { amountMinor: 350_000, components: ['closing.receivables'] },
      cashCollected: [],
    });
    const rows = compareRows(
      figureRows(keyFiguresOf([currencyFigures()])),
      figureRows(keyFiguresOf([earlier])),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    const receivables = byId.get('EUR/receivables/plain/receivables');
    expect(receivables && figureDecimal(receivables.change, receivables)).toBe('-500.00');
    expect(byId.get('EUR/cash/collector/u1')).toMatchObject({ earlier: null, change: null });
    expect(byId.get('EUR/days/plain/daysLateOpen')?.change).toEqual({ defined: false, reason: 'no-sales' });
    expect(compareRows(rows, null).every(({ change }) => change === null)).toBe(true);
  });

  it('hold what was collected since an earlier date against what was forecast for it then', () => {
    const now = figureRows(keyFiguresOf([currencyFigures()]));
    const [against, ...others] = compareRows(now, now, 30).filter(
      ({ name }) => 'part' in name && name.part === 'against',
    );
    expect(others).toEqual([]);
    // Collected are 500.00; the forecast of then was 800.00.
    expect(against && figureDecimal(against.value, against)).toBe('500.00');
    expect(against && figureDecimal(against.earlier, against)).toBe('800.00');
    expect(against && figureDecimal(against.change, against)).toBe('-300.00');
    for (const days of [7, null]) {
      const rows = compareRows(now, now, days);
      expect(rows.filter(({ id }) => id.includes('against'))).toEqual([]);
    }
  });

  it('have bars by the largest of their section, cash and forecast by the same measure', () => {
    const lengths = figureLengths(figureRows(keyFiguresOf([currencyFigures()])));
    expect(lengths.get('EUR/ageing/bucket/1')).toBe(1);
    expect(lengths.get('EUR/ageing/bucket/0')).toBe(0.5);
    expect(lengths.get('EUR/ageing/bucket/2')).toBe(0);
    expect(lengths.get('EUR/forecast/forecast/total/30')).toBe(1);
    expect(lengths.get('EUR/cash/collector/u1')).toBe(0.5);
    expect(lengths.get('EUR/rates/plain/cei')).toBe(0.8);
    expect(lengths.get('EUR/days/plain/daysLateOpen')).toBe(0);
  });

  it.each([
    ['en', en.dashboard],
    ['de', de.dashboard],
  ])('have words for everything that they name (%s)', (_language, words) => {
    expect(Object.keys(words.section).sort()).toEqual([...figureSections].sort());
    expect(Object.keys(words.figure).sort()).toEqual([...plainFigures].sort());
    expect(Object.keys(words.undefined).sort()).toEqual([...undefinedReasons].sort());
    // Rolls are named by their buckets.
    const components = componentNames
      .filter((name) => name !== 'roll')
      .map((name) => name.replaceAll('.', '-'));
    expect(Object.keys(words.component).sort()).toEqual(components.sort());
  });
});
