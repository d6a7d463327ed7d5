import type { GroupStatementContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import type { DocumentParts } from '../document-parts.ts';
import { colours } from '../document-style.ts';
import { fillIn } from '../document-words.ts';
import type { Block } from '../layout/block.ts';
import { stack, text } from '../layout/blocks.ts';
import { letterhead } from '../letterhead.ts';
import { ageingBoxes } from '../statement/ageing-boxes.ts';
import { paymentPart, sectionBills } from '../statement/payment-part.ts';
import { remittanceSlip } from '../statement/remittance-slip.ts';
import { lineTables, statementParticulars } from '../statement/statement-parts.ts';
import { statementProof } from '../statement/statement-proof.ts';
import { summary } from '../statement/summary-boxes.ts';
import { statusBanner } from '../status-banner.ts';
import { accountTable } from './account-table.ts';
import { type GroupSection, groupSections, type MemberSection } from './group-section.ts';
import { groupStatementData } from './group-statement-data.ts';
import type { GroupStatementPage } from './group-statement-page.ts';

/** The consolidated statement of a group of companies: a section per currency, within it account by account. */
export function groupStatementParts(of: DocumentPage, content: GroupStatementContent): DocumentParts {
  const page: GroupStatementPage = { ...of, content };
  const sections = groupSections(content);
  return {
    title: titleOf(page),
    proof: statementProof(
      page,
      sections.map(({ whole }) => whole),
    ),
    mark: null,
    body: sections.map((section, index) => sectionContent(page, section, sections, index)),
    bills: sectionBills(
      page,
      sections.map(({ whole }) => whole),
    ),
    data: groupStatementData(content, sections),
  };
}

function titleOf({ content, format }: GroupStatementPage): string {
  const { group } = format.words;
  return content.isWhole ? group.title : group.titlePart;
}

function sectionContent(
  page: GroupStatementPage,
  section: GroupSection,
  sections: readonly GroupSection[],
  index: number,
): Block {
  const { whole, members } = section;
  const parts: Block[] = [
    letterhead(page, statementParticulars(page, whole.currency)),
    ...partBanner(page),
    summary(page, whole, {
      title: titleOf(page),
      intro: introOf(page, section),
      creditsUsed: page.format.words.group.creditsUsed,
    }),
    ...(members.length === 0 ? [] : [accountTable(page, section)]),
    ...(index === 0 ? settledAccounts(page, sections) : []),
    ...(page.content.isSummary ? [] : members.flatMap((member) => memberContent(page, member))),
    ageingBoxes(page, whole),
    paymentPart(page, whole),
    ...remittanceSlip(page, whole),
  ];
  return stack(parts, { startsPage: index > 0 });
}

function introOf({ content, format }: GroupStatementPage, { whole }: GroupSection): string {
  const { words } = format;
  const date = format.longDate(content.today);
  const accounts = format.counted(words.group.accountCount, content.members.length);
  if (content.forward === null) {
    const intro = whole.payNowMinor > 0 ? words.group.intro : words.group.introNothingDue;
    return fillIn(intro, { date, accounts });
  }
  return fillIn(words.group.forwardIntro, { from: format.longDate(content.forward.from), date, accounts });
}

/** The paper of one who may not see every account of the group must not pass for that of the whole. */
function partBanner(page: GroupStatementPage): readonly Block[] {
  const { group } = page.format.words;
  return page.content.isWhole ? [] : [statusBanner(page, group.partTitle, group.partWhy)];
}

/** Accounts that the statement is of as well, and that no section has anything of. */
function settledAccounts(
  { content, format }: GroupStatementPage,
  sections: readonly GroupSection[],
): readonly Block[] {
  const told = new Set(sections.flatMap(({ members }) => members.map(({ account }) => account)));
  const settled = content.members.filter(({ account }) => !told.has(account));
  if (settled.length === 0) return [];
  const accounts = settled.map(({ account }) => `${account.number} ${account.name}`).join(' · ');
  return [text(fillIn(format.words.group.settled, { accounts }), { colour: colours.quiet, above: 6 })];
}

function memberContent(page: GroupStatementPage, { account, section }: MemberSection): readonly Block[] {
  const name = `${account.number} · ${account.name}`;
  const heading = text(name, { bold: true, size: 10.5, role: 'H2', colour: colours.brand });
  return [stack([heading], { above: 16, keepsWithNext: true }), ...lineTables(page, section)];
}
