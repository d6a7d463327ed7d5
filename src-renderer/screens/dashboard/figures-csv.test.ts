import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import en from '../../../resources/locales/en.json' with { type: 'json' };
import type { FigureItemRow } from '../../../src-shared/contract/figures-view.ts';
import { formatsOf } from '../../app/formats.ts';
import { compareRows, figureRows } from './figure-rows.ts';
import { changeWords, componentName, type FigureLanguage, figureWords } from './figure-words.ts';
import { currencyFigures, keyFiguresOf } from './figures.fixture.ts';
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
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([10]));
    const head = ['2026-11-22', 'Ageing', '1–30', 'EUR', 'amount', '2000.00', '', '', '', ''];
    expect(lines).toContainEqual(head);
    expect(lines.flat().filter((text) => text.includes('dashboard.'))).toEqual([]);
    const ofMia = lines.filter((line) => line.includes('Mia'));
    const values = ['1200.00', '400.00', '12', '40', '10', '25.0', '6', '3', '1', '75.0'];
    expect(ofMia.map((line) => line[5])).toEqual(values);
    expect(ofMia[2]).toEqual([
      ...['2026-11-22', 'Accounts carried, per person', 'Mia', '', 'count', '12', '', '', '', ''],
    ]);
    expect(lines.find((line) => line.includes('Promises per contact'))).toContain('no contacts');
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
    expect(dso && figureWords(dso.value, days, language)).toBe('45.0 days');
    expect(dso && changeWords(dso.value, days, language)).toBe('+45.0 days');
    expect(changeWords({ defined: false, reason: 'no-sales' }, days, language)).toBe('–');
    expect(componentName('cash/u1', language)).toBe('Received for Mia');
    expect(componentName('person.kept/u1', language)).toBe('Promise to Mia, kept');
    expect(componentName('carried/u2', language)).toBe('Account with u2');
    expect(componentName('sales.back/3', language)).toBe('Sales, period 3 back');
    expect(componentName('roll/2/paid', language)).toBe('over 30 → paid');
  });
});
