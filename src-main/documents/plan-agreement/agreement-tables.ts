import type { PlanAgreementContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import { colours } from '../document-style.ts';
import { fillIn } from '../document-words.ts';
import { figureBoxes } from '../figure-boxes.ts';
import type { Block, Grid } from '../layout/block.ts';
import { stack, text } from '../layout/blocks.ts';
import { ruledTable } from '../ruled-table.ts';
import type { AgreementSums } from './agreement-sums.ts';

/** What is owed, what comes on top of it, and what all instalments come to. */
export function agreementBoxes(
  page: DocumentPage,
  content: PlanAgreementContent,
  sums: AgreementSums,
): Block {
  const { format, geometry } = page;
  const { currency } = content.plan;
  const { agreement: words } = format.words;
  const money = (amountMinor: number) => format.money(amountMinor, currency);
  const figures: [string, string][] = [[words.owed, money(sums.principalMinor)]];
  if (sums.interestMinor > 0) figures.push([words.interest, money(sums.interestMinor)]);
  if (sums.feeMinor > 0) figures.push([words.fee, money(sums.feeMinor)]);
  figures.push([words.total, money(sums.totalMinor)]);
  const longest = Math.max(...figures.map(([, figure]) => figure.length));
  const rate = interestWords(page, content);
  return stack([
    figureBoxes(figures, geometry.contentWidth, longest > 18 ? 9 : 12),
    ...(rate === '' ? [] : [text(rate, { colour: colours.quiet, size: 7.5, above: 4 })]),
  ]);
}

function interestWords({ format }: DocumentPage, { version }: PlanAgreementContent): string {
  const { interestRate, interestMethod, interestCounting } = version;
  if (interestRate === null) return '';
  const { agreement: words } = format.words;
  const sentence = interestMethod === 'flat' ? words.interestOnWhole : words.interestOnBalance;
  const counted = fillIn(words.interestCounted[interestCounting.period], {
    days: String(interestCounting.yearDays),
  });
  return `${fillIn(sentence, { rate: format.decimal(interestRate) })} ${counted}`;
}

/** The invoices that the plan is about. */
export function owedTable(page: DocumentPage, { plan }: PlanAgreementContent, sums: AgreementSums): Grid {
  const { format } = page;
  const { words } = format;
  return ruledTable(page, {
    title: words.agreement.owedTitle,
    columns: [
      { head: words.invoice, isNumeric: false },
      { head: words.invoiceDate, isNumeric: false },
      { head: words.due, isNumeric: false },
      { head: format.inCurrency(words.amount, plan.currency), isNumeric: true },
    ],
    rows: sums.owed.map(({ invoice, amountMinor }) => [
      invoice?.number ?? words.unknownInvoice,
      invoice === null ? '–' : format.shortDate(invoice.invoiceDate),
      invoice === null ? '–' : format.shortDate(invoice.dueDate),
      format.amount(amountMinor, plan.currency),
    ]),
    total: [words.agreement.owed, '', '', format.amount(sums.principalMinor, plan.currency)],
  });
}

/** N1: what is to be paid when. Interest and fee have columns where there are any. */
export function scheduleTable(page: DocumentPage, { plan }: PlanAgreementContent, sums: AgreementSums): Grid {
  const { format } = page;
  const { agreement: words } = format.words;
  const amount = (amountMinor: number) => format.amount(amountMinor, plan.currency);
  const charges = [
    { head: words.interest, of: 'interestMinor' },
    { head: words.fee, of: 'feeMinor' },
  ] as const;
  const present = charges.filter(({ of }) => sums[of] > 0);
  const parts =
    present.length === 0 ? [] : [{ head: words.principal, of: 'principalMinor' } as const, ...present];
  return ruledTable(page, {
    title: words.schedule,
    columns: [
      { head: words.instalment, isNumeric: false },
      { head: words.dueOn, isNumeric: false },
      ...parts.map(({ head }) => ({ head, isNumeric: true })),
      { head: format.inCurrency(words.toPay, plan.currency), isNumeric: true },
      { head: words.rest, isNumeric: true },
    ],
    rows: sums.instalments.map((one) => [
      one.number === 0 ? words.downPayment : String(one.number),
      format.longDate(one.dueDate),
      ...parts.map(({ of }) => amount(one[of])),
      amount(one.totalMinor),
      amount(one.restMinor),
    ]),
    total: [words.total, '', ...parts.map(({ of }) => amount(sums[of])), amount(sums.totalMinor), ''],
  });
}
