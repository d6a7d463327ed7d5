import type { StatementContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import type { DocumentParts } from '../document-parts.ts';
import { fillIn } from '../document-words.ts';
import type { Block } from '../layout/block.ts';
import { stack } from '../layout/blocks.ts';
import { letterhead, type Particular } from '../letterhead.ts';
import { ageingBoxes } from './ageing-boxes.ts';
import { itemTable } from './item-table.ts';
import { movedSums, movementTable } from './movement-table.ts';
import { paymentPart } from './payment-part.ts';
import { printedTerms } from './printed-terms.ts';
import { remittanceSlip } from './remittance-slip.ts';
import { statementData } from './statement-data.ts';
import type { StatementPage } from './statement-page.ts';
import { type StatementSection, statementSections } from './statement-section.ts';
import { statementTitle, summary } from './summary-boxes.ts';

const maxProofs = 2;

/** The open-item statement: a section per currency, each from a page of its own on. */
export function statementParts(of: DocumentPage, content: StatementContent): DocumentParts {
  const page: StatementPage = { ...of, content };
  const sections = statementSections(content);
  return {
    title: statementTitle(page),
    proof: proofs(page, sections),
    mark: null,
    body: sections.map((section, index) => sectionContent(page, section, index > 0)),
    data: statementData(content, sections),
  };
}

function sectionContent(page: StatementPage, section: StatementSection, onNewPage: boolean): Block {
  const parts: Block[] = [
    letterhead(page, particulars(page, section.currency)),
    summary(page, section),
    ...lineTables(page, section),
    ageingBoxes(page, section),
    paymentPart(page, section),
    ...(section.payNowMinor > 0 ? [remittanceSlip(page, section)] : []),
  ];
  return stack(parts, { startsPage: onNewPage });
}

/** Open items, or movements where the balance is carried forward; a summary has neither. */
function lineTables(page: StatementPage, section: StatementSection): readonly Block[] {
  const { isSummary, forward } = page.content;
  if (isSummary) return [];
  if (section.forward === null || forward === null) return [itemTable(page, section)];
  return [movementTable(page, section.forward, forward.from)];
}

function particulars({ content, format }: StatementPage, currency: string): readonly Particular[] {
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

function proofs({ format }: StatementPage, sections: readonly StatementSection[]): string {
  const { words } = format;
  const parts = sections.slice(0, maxProofs).map(
    (section) =>
      fillIn(words.proof, {
        currency: section.currency,
        lines: format.amount(section.linesMinor, section.currency),
        balance: format.amount(section.balanceMinor, section.currency),
        ageing: format.amount(section.ageingMinor, section.currency),
        credits: format.amount(section.creditsMinor, section.currency),
      }) + forwardProof(format, section),
  );
  if (sections.length > maxProofs) parts.push(format.counted(words.proofMore, sections.length - maxProofs));
  return parts.join(' · ');
}

function forwardProof(format: StatementPage['format'], { forward }: StatementSection): string {
  if (forward === null) return '';
  const { chargesMinor, creditsMinor } = movedSums(forward);
  const amount = (amountMinor: number) => format.amount(amountMinor, forward.currency);
  return ` = ${fillIn(format.words.forward.proof, {
    opening: amount(forward.openingMinor),
    charges: amount(chargesMinor),
    credits: amount(creditsMinor),
  })}`;
}
