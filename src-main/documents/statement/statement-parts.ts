import type { StatementContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import type { DocumentParts } from '../document-parts.ts';
import type { Block } from '../layout/block.ts';
import { stack } from '../layout/blocks.ts';
import { letterhead, type Particular } from '../letterhead.ts';
import { ownClosing } from '../own-closing.ts';
import { ageingBoxes } from './ageing-boxes.ts';
import { itemTable } from './item-table.ts';
import { movementTable } from './movement-table.ts';
import { paymentPart, sectionBills } from './payment-part.ts';
import { printedTerms } from './printed-terms.ts';
import { remittanceSlip } from './remittance-slip.ts';
import { statementData } from './statement-data.ts';
import type { StatementPage } from './statement-page.ts';
import { statementProof } from './statement-proof.ts';
import { type StatementSection, statementSections } from './statement-section.ts';
import { statementIntro, statementTitle, summary } from './summary-boxes.ts';

/** The open-item statement: a section per currency, each from a page of its own on. */
export function statementParts(of: DocumentPage, content: StatementContent): DocumentParts {
  const page: StatementPage = { ...of, content };
  const sections = statementSections(content);
  return {
    title: statementTitle(page),
    proof: statementProof(page, sections),
    mark: null,
    body: sections.map((section, index) => sectionContent(page, section, index > 0)),
    bills: sectionBills(page, sections),
    data: statementData(content, sections),
  };
}

function sectionContent(page: StatementPage, section: StatementSection, onNewPage: boolean): Block {
  const parts: Block[] = [
    letterhead(page, statementParticulars(page, section.currency)),
    summary(page, section, {
      title: statementTitle(page),
      intro: statementIntro(page, section),
      creditsUsed: page.format.words.creditsUsed,
    }),
    ...lineTables(page, section),
    ageingBoxes(page, section),
    ...ownClosing(page, 'statement.closing'),
    paymentPart(page, section),
    ...remittanceSlip(page, section),
  ];
  return stack(parts, { startsPage: onNewPage });
}

/** Open items, or movements where the balance is carried forward; a summary has neither. */
export function lineTables(page: StatementPage, section: StatementSection): readonly Block[] {
  const { isSummary, forward } = page.content;
  if (isSummary) return [];
  if (section.forward === null || forward === null) return [itemTable(page, section)];
  return [movementTable(page, section.forward, forward.from)];
}

/** What stands beside the address of a statement in one currency. */
export function statementParticulars(
  { content, format }: StatementPage,
  currency: string,
): readonly Particular[] {
  const { words } = format;
  const { account, today } = content;
  const rows: Particular[] = [
    [words.account, account.number],
    [words.asOf, format.longDate(today)],
    [words.currency, currency],
    [words.terms, printedTerms(account.paymentTerms, format)],
  ];
  if (account.taxId !== '') rows.push([words.taxId, account.taxId]);
  return rows;
}
