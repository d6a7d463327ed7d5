import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import type { FigureItemRow } from '../../../src-shared/contract/figures-view.ts';
import { figureLengths } from '../../../src-shared/domain/key-figures/figure-lengths.ts';
import { compareRows, figureRows } from '../../../src-shared/domain/key-figures/figure-rows.ts';
import { quotient, whole } from '../../../src-shared/domain/key-figures/figure-value.ts';
import { currencyFigures, keyFiguresOf } from '../../../src-shared/domain/key-figures/figures.fixture.ts';
import { formatsOf } from '../../app/formats.ts';
import { englishWords as en } from '../../app/words.fixture.ts';
import { changeWords, componentName, type FigureLanguage, figureWords } from './figure-words.ts';
import { figureLines, itemHead, itemLine } from './figures-csv.ts';

const i18n = i18next.createInstance();
await i18n.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
const language: FigureLanguage = {
  t: i18n.t,
  formats: formatsOf('en'),
  bucketDays: [30],
  userName: (userId) => (userId === 'u1' ? 'Mia' : userId),
};
const rows = compareRows(figureRows(keyFiguresOf([currencyFigures()])), null);

describe('the tables of figures', () => {
  it('have a line for each figure with its name, unit and plain value', () => {
    const lines = figureLines(rows, { asOf: '2026-11-22', comparedWith: null }, language);
    expect(lines.length).toBe(rows.length + 1);
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([11]));
    const head = ['2026-11-22', 'Ageing', '1–30', 'EUR', 'amount', '2000.00', '', '', '', '', ''];
    expect(lines).toContainEqual(head);
    expect(lines.flat().filter((text) => text.includes('dashboard.'))).toEqual([]);
    const ofMia = lines.filter((line) => line.includes('Mia'));
    const values = ['1200.00', '400.00', '12', '40', '10', '25.0', '6', '3', '1', '75.0'];
    expect(ofMia.map((line) => line[5])).toEqual(values);
    expect(ofMia[2]).toEqual([
      ...['2026-11-22', 'Accounts carried, per person', 'Mia', '', 'count', '12', '', '', '', '', ''],
    ]);
    const perContact = lines.find((line) => line.includes('Promises per right-party contact'));
    expect(perContact?.slice(4, 7)).toEqual(['ratio', '', 'no contacts']);
  });

  it('give what is known of a forecast whose promises there is nothing to judge by, and say that it is no more', () => {
    const unjudged = {
      value: quotient(1, 0, 'no-promise-to-judge-by'),
      components: ['forecast.promised/30'],
    } as const;
    const forecasts = currencyFigures().forecasts.map((one) => ({
      ...one,
      promised: unjudged,
      total: unjudged,
    }));
    const [total, promised] = compareRows(
      figureRows(keyFiguresOf([currencyFigures({ forecasts })])),
      null,
    ).filter(({ name }) => name.kind === 'forecast' && ['total', 'promised'].includes(name.part));
    if (total === undefined || promised === undefined) throw new Error('the forecast has rows');
    expect(figureWords(total, language)).toBe('at least 600.00 EUR');
    expect(figureWords(promised, language)).toBe('no earlier promise to judge by');
    const [, line, other] = figureLines([total, promised], { asOf: '', comparedWith: null }, language);
    expect(line?.slice(5, 7)).toEqual(['600.00', 'at least so much: no earlier promise to judge by']);
    expect(other?.slice(5, 7)).toEqual(['', 'no earlier promise to judge by']);
    expect(figureLengths([total, promised]).get(total.id)).toBe(1);
  });

  it('tell the change of a percentage in percentage points', () => {
    const percent = { unit: 'percent', currency: '' } as const;
    expect(changeWords(quotient(-5, 2, 'no-sales'), percent, language)).toBe('−2.5 pp');
    expect(changeWords(whole(3), percent, language)).toBe('+3.0 pp');
    const now = figureRows(keyFiguresOf([currencyFigures()]));
    const earlier = figureRows(
      keyFiguresOf([currencyFigures({ cei: { value: whole(70), components: [] } })]),
    );
    const dates = { asOf: '2026-11-22', comparedWith: '2026-10-23' };
    const lines = figureLines(compareRows(now, earlier), dates, language);
    const cei = lines.find((line) => line.includes('Collection effectiveness (CEI)'));
    expect(cei?.slice(4)).toEqual([
      ...['per cent', '80.0', '', '2026-10-23', '70.0', '10.0', 'percentage points'],
    ]);
    const dso = lines.find((line) => line.includes('DSO'));
    expect(dso?.slice(-2)).toEqual(['0.0', 'days']);
  });

  it('have a line for each document with what it adds', () => {
    const item: FigureItemRow = {
      ...{
        accountId: 'a1',
        accountNumber: '=7',
        accountName: 'Ada, Ltd',
        kind: 'invoice' as const,
        id: 'i1',
      },
      ...{ key: 'roll/0/1' as const, value: -1_250, date: '2026-10-01', label: 'RE-1' },
    };
    const line = itemLine(item, 'EUR', language);
    expect(line).toEqual([
      ...['=7', 'Ada, Ltd', 'Invoice', 'RE-1', '2026-10-01', 'not due → 1–30', 'EUR', 'amount', '-12.50'],
    ]);
    expect(itemHead(language).length).toBe(line.length);
    const count = itemLine({ ...item, key: 'contact.attempts', value: 1 }, '', language);
    expect(count.slice(-3)).toEqual(['', 'count', '1']);
  });

  it('say values, changes and components in words', () => {
    const days = { unit: 'days', currency: 'EUR' } as const;
    const dso = rows.find(({ id }) => id === 'EUR/days/plain/dso');
    expect(dso && figureWords(dso, language)).toBe('45.0 days');
    expect(dso && changeWords(dso.value, days, language)).toBe('+45.0 days');
    expect(changeWords({ defined: false, reason: 'no-sales' }, days, language)).toBe('–');
    expect(componentName('cash/u1', language)).toBe('Received for Mia');
    expect(componentName('person.kept/u1', language)).toBe('Promise to Mia, kept');
    expect(componentName('carried/u2', language)).toBe('Account with u2');
    expect(componentName('sales.back/3', language)).toBe('Sales, period 3 back');
    expect(componentName('roll/2/paid', language)).toBe('over 30 → paid');
  });
});
