import type { PlanAgreementContent } from '../../engine/ports/documents-port.ts';
import { printedAddress } from '../country-line.ts';
import type { DocumentPage } from '../document-page.ts';
import type { DocumentParts } from '../document-parts.ts';
import { colours } from '../document-style.ts';
import { fillIn } from '../document-words.ts';
import type { Block, Grid } from '../layout/block.ts';
import { cell, text } from '../layout/blocks.ts';
import { letterhead, type Particular } from '../letterhead.ts';
import { ownClosing } from '../own-closing.ts';
import { signatureLines } from '../signature-lines.ts';
import { statusBanner } from '../status-banner.ts';
import { writtenText } from '../written-lines.ts';
import { agreementConditions } from './agreement-conditions.ts';
import { agreementData } from './agreement-data.ts';
import { type AgreementSums, agreementSums } from './agreement-sums.ts';
import { agreementBoxes, owedTable, scheduleTable } from './agreement-tables.ts';

/** N1–N5: the paper of a version of a payment plan, to be signed or as it was signed. */
export function agreementParts(page: DocumentPage, content: PlanAgreementContent): DocumentParts {
  const { agreement: words } = page.format.words;
  const { standing } = content;
  const sums = agreementSums(content);
  return {
    title: words.title,
    proof: proof(page, content, sums),
    mark: standing === 'in-force' || standing === 'for-signature' ? null : words.standing[standing].mark,
    body: [
      letterhead(page, particulars(page, content)),
      ...banner(page, content),
      text(words.title, { bold: true, size: 16, role: 'H1' }),
      ...writtenText(words.intro, { colour: colours.quiet, above: 1, below: 7 }),
      parties(page, content),
      agreementBoxes(page, content, sums),
      owedTable(page, content, sums),
      scheduleTable(page, content, sums),
      agreementConditions(page, content),
      ...ownClosing(page, 'plan-agreement.closing'),
      signatures(page, content),
    ],
    data: agreementData(content, sums),
  };
}

function particulars(
  { format, account }: DocumentPage,
  content: PlanAgreementContent,
): readonly Particular[] {
  const { words } = format;
  const { version, plan, signed } = content;
  const rows: Particular[] = [
    [words.account, account.number],
    [words.date, format.longDate(version.on)],
    [words.agreement.version, String(version.version)],
    [words.currency, plan.currency],
  ];
  if (signed !== null) rows.push([words.agreement.signedOn, format.longDate(signed.on)]);
  return rows;
}

function banner(page: DocumentPage, { standing, endedOn }: PlanAgreementContent): readonly Block[] {
  if (standing === 'in-force' || standing === 'for-signature') return [];
  const { title, why } = page.format.words.agreement.standing[standing];
  const date = endedOn === null ? '' : page.format.longDate(endedOn);
  return [statusBanner(page, title, fillIn(why, { organisation: page.organisation.name, date }))];
}

/** Who agrees with whom, in full: the window of the envelope names one of them only. */
function parties(page: DocumentPage, { plan }: PlanAgreementContent): Grid {
  const { format, geometry, organisation, account } = page;
  const { agreement: words } = format.words;
  const party = (label: string, name: string, lines: readonly string[]) =>
    cell([
      text(label, { colour: colours.quiet }),
      text(name, { bold: true }),
      ...lines.map((line) => text(line)),
    ]);
  const contact = plan.contactName === '' ? [] : [fillIn(words.contact, { name: plan.contactName })];
  const gap = 14;
  const width = (geometry.contentWidth - gap) / 2;
  const ours = printedAddress(organisation.addressLines, format.locale);
  const theirs = [...printedAddress(account.addressLines, format.locale), ...contact];
  return {
    kind: 'grid',
    use: 'layout',
    below: 9,
    widths: [width, gap, width],
    rows: [
      [party(words.creditor, organisation.name, ours), cell([]), party(words.customer, account.name, theirs)],
    ],
  };
}

function signatures(page: DocumentPage, { plan, signed }: PlanAgreementContent): Grid {
  const { words } = page.format;
  const blank = { signature: null, note: words.agreement.placeAndDate };
  const signedNote =
    signed === null
      ? words.agreement.placeAndDate
      : fillIn(words.agreement.signedBy, { name: signed.by, date: page.format.longDate(signed.on) });
  return signatureLines(
    page,
    { ...blank, label: words.agreement.creditor, name: page.organisation.name },
    {
      ...{ label: words.agreement.customer, name: signed?.by ?? plan.contactName },
      ...{ signature: null, note: signedNote },
    },
  );
}

function proof({ format }: DocumentPage, { plan }: PlanAgreementContent, sums: AgreementSums): string {
  const amount = (amountMinor: number) => format.amount(amountMinor, plan.currency);
  return fillIn(format.words.agreement.proof, {
    currency: plan.currency,
    total: amount(sums.totalMinor),
    principal: amount(sums.principalMinor),
    interest: amount(sums.interestMinor),
    fee: amount(sums.feeMinor),
  });
}
