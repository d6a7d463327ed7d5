import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { canReadPdf, flat, pdfPages } from '../pdf-text.fixture.ts';
import { createDocumentRenderer } from '../render-document.ts';
import {
  testAccount,
  testContent,
  testInvoice,
  testOrganisation,
  testPayment,
} from '../statement/statement-content.fixture.ts';
import { sketchGroup, testGroupContent } from './group-content.fixture.ts';

const render = createDocumentRenderer(join(import.meta.dirname, '..', '..', '..', 'resources'));
const print = (content: Parameters<typeof render>[0]) => flat(pdfPages(render(content).pdf).join(' '));
const memberOf = (number: string, more: Parameters<typeof testContent>[0] = {}) =>
  testContent({ account: testAccount({ number, name: `Member ${number}` }), ...more });

describe.runIf(canReadPdf)('the consolidated statement of a group', () => {
  test('I1: has each account with its items and subtotal, and their sum as balance, ageing and proof', () => {
    const text = print(sketchGroup());
    expect(text).toContain(
      '10482 · Hartmann Gerüstbau 6,200.00 13,412.30 −1,318.18 40,591.82 60,204.12 GmbH',
    );
    expect(text).toContain('3 accounts together 6,200.00 13,412.30 −1,618.18 41,091.82 60,404.12');
    expect(text).toMatch(/10490 · Hartmann Suisse SA Days Document .* RE-31003 14 Jul 2026/);
    expect(text).toContain(
      'RE-31003 14 Jul 2026 13 Aug 2026 100 500.00 500.00 500.00 Open balance 500.00 EUR',
    );
    expect(text).toContain('13,412.30 8,980.00 14,670.00 24,460.00 500.00 0.00 −1,618.18 60,404.12');
    expect(text).toContain('EUR items 60,404.12 = balance 60,404.12 = ageing 62,022.30 + credits −1,618.18');
    expect(text).toContain('Also covered, with nothing open: 10400 Hartmann Holding SE');
  });

  test('M1: currencies have a section each, with the accounts that have something in it', () => {
    const pages = pdfPages(render(sketchGroup()).pdf).map(flat);
    const [swiss = '', ...others] = pages.filter((page) => page.includes('Currency CHF'));
    expect(others).toEqual([]);
    expect(swiss).toContain('1 account 0.00 999.00 0.00 2,450.50 3,449.50');
    expect(swiss).not.toContain('Hartmann Gerüstbau');
  });

  test('the credit of one account pays nothing of another', () => {
    const invoices = [testInvoice('RE-1', 10_000, 5)];
    const text = print(
      testGroupContent([
        memberOf('1', { invoices }),
        memberOf('2', { payments: [testPayment('p1', 4_000)] }),
      ]),
    );
    expect(text).toContain('Pay 100.00 EUR to');
    expect(text).toContain('2 accounts together 0.00 0.00 −40.00 100.00 60.00');
  });

  test('says that it may not be the whole group, unless who made it sees every account', () => {
    const part = print(sketchGroup({ isWhole: false }));
    expect(part).toContain('Consolidated statement of the accounts listed');
    expect(part).toContain('of the accounts listed here and of no others');
    const whole = print(sketchGroup({ isWhole: true }));
    expect(whole).toContain('Consolidated statement of the group');
    expect(whole).not.toContain('no others');
    expect(print(sketchGroup({ isWhole: true, locale: 'de' }))).toContain(
      'Konsolidierter Kontoauszug der Unternehmensgruppe',
    );
  });

  test('a summary has the accounts and none of their lines', () => {
    const text = print({ ...sketchGroup(), isSummary: true });
    expect(text).toContain('10495 · Hartmann Service 0.00 0.00 −300.00 0.00 −300.00');
    expect(text).not.toContain('RE-20817');
  });

  const from = businessDate('2026-11-01');
  const moving = testGroupContent([
    memberOf('1', { from, invoices: [testInvoice('RE-1', 50_000, 60), testInvoice('RE-2', 7_000, -25)] }),
    memberOf('2', {
      ...{ from, invoices: [testInvoice('RE-3', 20_000, 60)] },
      payments: [testPayment('p1', 4_000, { receivedOn: '2026-11-05' })],
    }),
  ]);

  test('I1: carries the balance of each account and of the group forward', () => {
    const text = print(moving);
    expect(text).toContain('1 · Member 1 500.00 70.00 0.00 570.00');
    expect(text).toContain('2 · Member 2 200.00 0.00 −40.00 160.00');
    expect(text).toContain('2 accounts together 700.00 70.00 −40.00 730.00');
    expect(text).toContain('= opening 700.00 + charges 70.00 − payments and credits 40.00');
    expect(text.match(/Movements from 1 November 2026/g)).toHaveLength(2);
  });

  test('a group of which nothing is open says so in the currency of its top account', () => {
    const text = print(testGroupContent([memberOf('1'), memberOf('2')]));
    expect(text).toContain('Also covered, with nothing open: 1 Member 1 · 2 Member 2');
    expect(text).toContain('Nothing is due now');
  });

  test('I1: no paper is made of accounts that do not add up', () => {
    const [first, ...others] = moving.members;
    const [own] = first.figures;
    const wrong = { ...first, figures: [{ ...own, balanceMinor: own.balanceMinor + 1 }] as const };
    expect(() => render({ ...moving, members: [wrong, ...others] })).toThrow('do not add up');
  });

  test('200 accounts with 5,000 lines are printed, each line once', () => {
    const organisation = testOrganisation();
    const accounts = Array.from({ length: 200 }, (_, account) =>
      memberOf(`K-${account}`, {
        organisation,
        invoices: Array.from({ length: 25 }, (_line, line) =>
          testInvoice(`RE-${account}-${line}.`, 1_000 + line, line),
        ),
      }),
    );
    const [first, ...others] = accounts;
    if (first === undefined) throw new Error('no account');
    const { pdf, pageCount } = render(testGroupContent([first, ...others]));
    expect(pageCount).toBeGreaterThan(100);
    const printed = new Set(flat(pdfPages(pdf).join(' ')).match(/RE-\d+-\d+\./g));
    expect(printed.size).toBe(5_000);
  });
});
