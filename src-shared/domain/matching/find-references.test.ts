import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { cutText } from './cut-text.ts';
import { findReferences } from './find-references.ts';
import { defaultMatchingPolicy } from './matching-policy.ts';
import { indexNumbers, lookUpNumber } from './number-index.ts';
import type { OpenItem } from './open-item.ts';
import { prepareItems } from './prepared-items.ts';
import { keysOf } from './reference-keys.ts';
import { segmentsOf } from './reference-segments.ts';
import { workBudget } from './work-budget.ts';

function openItem(number: string): OpenItem {
  const { currency, invoiceDate, dueDate, amountMinor, id } = buildInvoice({
    id: `of-${encodeURI(number).replace(/[^\w.-]/g, '_')}`,
    number,
  });
  return { invoiceId: id, number, currency, invoiceDate, dueDate, openMinor: amountMinor, discount: null };
}

function find(text: string, ...numbers: string[]) {
  return findIn(text, numbers.map(openItem));
}

function findIn(text: string, items: readonly OpenItem[]) {
  const prepared = prepareItems(items);
  const cut = cutText(text, prepared.numbers().longest);
  const budget = workBudget(1_000_000);
  const index = indexNumbers(prepared, [cut], defaultMatchingPolicy, budget);
  const found = index && findReferences(cut, index, defaultMatchingPolicy, budget);
  if (found === undefined) throw new Error('the steps did not last');
  return found;
}

/** The numbers that a text names; doubtful ones with a question mark. */
function named(text: string, ...numbers: string[]): string[] {
  return find(text, ...numbers).matches.flatMap((match) =>
    match.items.map((item) => (match.isDoubtful ? `${item.number}?` : item.number)),
  );
}

describe('references in a text', () => {
  test.each([
    ['R-2026-00123', 'R-2026-00123', 'exact'],
    ['Payment of r 2026 00123, thanks', 'R-2026-00123', 'exact'],
    ['R202600123', 'R-2026-00123', 'exact'],
    ['r/2026/123', 'R-2026-00123', 'leading-zeros'],
    ['R-2026-00123', 'R-2026-123', 'leading-zeros'],
    ['Rechnung 0020417', '20417', 'leading-zeros'],
    ['Invoice 20417', 'INV-20417', 'without-prefix'],
    ['Ｒ－２０２６－００１２３', 'R-2026-00123', 'exact'],
    ['facture é-77001', 'E-77001', 'exact'],
    ['FACTUUR*173787046\n000009', '173787046000009', 'exact'],
    ['RF18 5390 0754 7034', '539007547034', 'creditor-reference'],
    ['000000000000000000000204175 CHF', '20417', 'creditor-reference'],
    ['pay rf18539007547034 today', 'No. 539007547034', 'creditor-reference'],
  ])('R5: "%s" names %s (%s)', (text, number, form) => {
    const { matches } = find(text, number, 'R-1999-00001');
    expect(matches.map((match) => [match.items[0]?.number, match.form])).toEqual([[number, form]]);
  });

  test.each([
    ['204170', '20417'],
    ['000000000000000000000204175', '204175'],
    ['120417', '20417'],
    ['A20417', '20417'],
    ['20417B', '20417'],
    ['4-20417', '20417'],
    ['20417-2', '20417'],
    ['20417/B2', '20417'],
    ['20417,50 EUR', '20417'],
    ['12.03.20417', '20417'],
    ['XR-20417', 'R-20417'],
    ['CR-20417', 'INV-20417'],
    ['DE89 3704 0044 0532 0130 00', '37040044'],
    ['DE89370400440532013000', '0532013000'],
    ['thanks', 'THANKS A LOT'],
    ['many thanks', 'THANKS'],
  ])('R5: "%s" does not name %s: it would be a part of something else', (text, number) => {
    expect(named(text, number)).toEqual([]);
  });

  test.each([
    ['RE 20417/20418', ['20417', '20418']],
    ['20417,20418;20419', ['20417', '20418', '20419']],
    ['INV20417 INV20418', ['20417', '20418']],
    ['Rg.Nr.:20417/Mueller GmbH', ['20417']],
    ['SVWZ+20417 KD 55', ['20417']],
    ['invoice#20417.', ['20417']],
  ])('R5: "%s" names %j: what stands beside a number announces or lists numbers', (text, numbers) => {
    expect(named(text, '20417', '20418', '20419')).toEqual(numbers);
  });

  test('R5: what may be something else is doubtful: numbers in a row, short numbers, amounts, years', () => {
    expect(named('20417 81500', '20417')).toEqual(['20417?']);
    expect(named('20417 20418', '20417', '20418')).toEqual(['20417', '20418']);
    expect(named('rent for 2026 thanks', '2026')).toEqual(['2026?']);
    expect(named('invoice 2026', '2026')).toEqual(['2026']);
    expect(named('2026', '2026')).toEqual(['2026']);
    expect(named('EUR 20417 sent', '20417')).toEqual(['20417?']);
    expect(named('204 17', '204-17', '204')).toEqual(['204-17?']);
  });

  test('R5: a creditor reference with wrong check digits is rejected, and nothing inside of it is believed', () => {
    const found = find('please book RF19 5390 0754 7034 now', '539007547034', '7034');
    expect(found.matches).toEqual([]);
    expect(found.rejected).toEqual([{ start: 12, end: 31, text: 'RF19 5390 0754 7034' }]);
  });

  test('R5: the longest number wins, and each match tells its place in the text', () => {
    const text = 'Zahlung  R-2026-00123 / 20418';
    const { matches } = find(text, '2026-00123', 'R-2026-00123', '20418');
    expect(matches.map((match) => [match.text, text.slice(match.start, match.end)])).toEqual([
      ['R-2026-00123', 'R-2026-00123'],
      ['20418', '20418'],
    ]);
  });

  test('R5: two items of one number are both named', () => {
    const first = openItem('20417');
    const second = { ...first, invoiceId: openItem('other').invoiceId };
    expect(findIn('20417', [first, second]).matches[0]?.items).toEqual([first, second]);
  });

  test('R5: a number is found however it is written, and never inside of longer digits', () => {
    const anyNumber = fc.tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 99_999 }));
    const anySign = fc.constantFrom('', ' ', '-', '/', '.', '_', ' - ');
    fc.assert(
      fc.property(
        anyNumber,
        anySign,
        anySign,
        fc.integer({ min: 0, max: 9 }),
        ([year, count], a, b, digit) => {
          const counter = String(count).padStart(5, '0');
          const number = `R-${year}-${counter}`;
          expect(named(`paid R${a}${year}${b}${counter} today`, number)).toEqual([number]);
          expect(named(`paid r${a}${year}${b}${counter}${digit}`, number)).toEqual([]);
          expect(named(`paid ${digit}R${a}${year}${b}${counter}`, number)).not.toContain(number);
        },
      ),
    );
  });

  test('R5: plain and other texts are cut alike', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        // A character without width makes a text other than plain, and stands for nothing.
        const cut = (one: string) =>
          segmentsOf(one).map(({ text: run, isDigits, gap }) => [run, isDigits, gap]);
        expect(cut(`${text}\u200b`)).toEqual(cut(text));
      }),
    );
  });

  test('R5: no number that a text could name is passed over before it was looked at closely', () => {
    const anyPart = fc.oneof(
      fc.nat(120).map(String),
      fc.constantFrom('0', 'A', 'RE', 'x', 'é', '٣', '２', '𝟐', '½', '\u200b', '–'),
    );
    const anyParts = fc.array(anyPart, { minLength: 1, maxLength: 4 });
    // The same parts are often written in another way.
    const anyWay = fc.array(fc.tuple(fc.nat(2), fc.constantFrom('', '', '-', ' ')), {
      minLength: 4,
      maxLength: 4,
    });
    const written = (parts: readonly string[], way: readonly (readonly [number, string])[]) =>
      parts.map(
        (part, index) =>
          `${'0'.repeat(/^\d/.test(part) ? (way[index]?.[0] ?? 0) : 0)}${part}${way[index]?.[1]}`,
      );
    const anyPair = fc.tuple(anyParts, fc.option(anyParts), anyWay, anyWay);
    let agreed = 0;
    fc.assert(
      fc.property(anyPair, ([parts, others, one, other]) => {
        const [number, text] = [written(parts, one).join(''), written(others ?? parts, other).join('')];
        const prepared = prepareItems([openItem(number)]);
        const keys = keysOf(segmentsOf(text));
        const namedAmong = (wanted: string) => {
          const cut = cutText(wanted, prepared.numbers().longest);
          const index = indexNumbers(prepared, [cut], defaultMatchingPolicy, workBudget(1_000_000));
          return index && lookUpNumber(index, keys);
        };
        if (namedAmong(number) === undefined) return;
        agreed += 1;
        expect(namedAmong(text)).toBeDefined();
      }),
      { numRuns: 3_000 },
    );
    expect(agreed).toBeGreaterThan(100);
  });

  test('R5: any text is read without an error, and every place lies in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const match of find(`${text} 20417`, '20417', 'R-1').matches) {
          expect(`${text} 20417`.slice(match.start, match.end)).toBe(match.text);
        }
      }),
    );
  });
});

const bank = '../shared/data/bank';
const hasBank = existsSync(bank);
if (!hasBank) process.stderr.write(`R5: ${bank} is absent, the texts of banks are not read\n`);

/** What stands after each tag 86 of an MT940 file; the codes of sub-fields are taken out. */
function remittanceTexts(file: string): string[] {
  const content = readFileSync(`${bank}/mt940/${file}`, 'latin1');
  return content
    .split(/\r?\n(?=:\d\d[A-Z]?:)/)
    .filter((field) => field.startsWith(':86:'))
    .map((field) => field.slice(4).replace(/\r?\n(?=[^:])/g, '\n'));
}

describe.runIf(hasBank)('references in the texts of banks', () => {
  const textWith = (file: string, part: string) => {
    const text = remittanceTexts(file).find((one) => one.includes(part));
    if (text === undefined) throw new Error(`no text with ${part}`);
    return text;
  };

  test('R5: two invoices in a text of Knab', () => {
    const text = textWith('jejik/knab.sta', 'FACTUUR 2014');
    expect(named(text, '201403110', '201403113', '20140311', '3113', '0123456789')).toEqual([
      '201403110',
      '201403113',
    ]);
  });

  test('R5: an order number in a text of Knab, not the numbers of the bank around it', () => {
    const text = textWith('jejik/knab.sta', 'ORDERID');
    expect(named(text, '264267', '12160', '0234561789')).toEqual(['264267']);
  });

  test('R5: reference and invoice number in texts of Rabobank, one of them broken by a space', () => {
    expect(named(textWith('jejik/rabobank.sta', 'FACTUUR *'), '173787046-000009')).toEqual([
      '173787046-000009',
    ]);
    const texts = remittanceTexts('jejik/rabobank.sta').join('\n');
    expect(named(texts, '987654321', '98765432')).toContain('987654321');
  });

  test('R5: a number that the bank broke into two sub-fields, read with them taken out', () => {
    const raw = textWith('cmxl/mt940.sta', 'FAKTURA 333/');
    const text =
      raw
        .replace(/\n/g, '')
        .split('?30')[0]
        ?.replace(/\?\d\d/g, '') ?? '';
    expect(named(text, '333/2003', '333')).toEqual(['333/2003']);
  });

  test('R5: the parts of a date are doubtful, even where all of them are numbers of invoices', () => {
    const text = readFileSync(`${bank}/mt940/jejik/ing.sta`, 'utf8');
    expect(text).toContain('10\u00ad06\u00ad2010');
    expect(named(text, '2010')).toEqual([]);
    expect(named(text, '2010', '10', '06')).toEqual(['10?', '06?', '2010?']);
  });

  test('R5: account numbers in SEPA texts name nothing', () => {
    const text = readFileSync(`${bank}/camt/053_valid_example.xml`, 'utf8');
    const ibans = text.match(/IBAN: DE\d{20}/g) ?? [];
    expect(ibans.length).toBeGreaterThan(0);
    for (const iban of ibans) {
      expect(named(iban, iban.slice(-10), iban.slice(-20, -10), iban.slice(-18))).toEqual([]);
    }
  });
});
