import type { Grid } from '../layout/block.ts';
import { type RuledTable, ruledTable } from '../ruled-table.ts';
import { movedSums } from '../statement/movement-table.ts';
import type { StatementSection } from '../statement/statement-section.ts';
import type { GroupSection, MemberSection } from './group-section.ts';
import type { GroupStatementPage } from './group-statement-page.ts';

type Column = { readonly head: string; minor(section: StatementSection): number };

/** I1: what each account of the group amounts to, and the group. */
export function accountTable(page: GroupStatementPage, { currency, members, whole }: GroupSection): Grid {
  const { format } = page;
  const { words } = format;
  const columns = whole.forward === null ? openColumns(page) : forwardColumns(page);
  const amounts = (section: StatementSection) =>
    columns.map(({ minor }) => format.amount(minor(section), currency));
  const row = ({ account, section }: MemberSection) => [
    `${account.number} · ${account.name}`,
    ...amounts(section),
  ];
  const table: RuledTable = {
    title: words.group.accounts,
    columns: [
      { head: words.account, isNumeric: false },
      ...columns.map(({ head }, index) => ({
        head: index === columns.length - 1 ? format.inCurrency(head, currency) : head,
        isNumeric: true,
      })),
    ],
    rows: members.map(row),
    total: [format.counted(words.group.total, members.length), ...amounts(whole)],
  };
  return ruledTable(page, table);
}

function openColumns({ format: { words } }: GroupStatementPage): readonly Column[] {
  return [
    { head: words.inDispute, minor: ({ disputedMinor }) => disputedMinor },
    { head: words.notYetDue, minor: ({ notDueMinor }) => notDueMinor },
    { head: words.credits, minor: ({ creditsMinor }) => creditsMinor },
    { head: words.payNow, minor: ({ payNowMinor }) => payNowMinor },
    { head: words.openBalance, minor: ({ balanceMinor }) => balanceMinor },
  ];
}

function forwardColumns({ format: { words } }: GroupStatementPage): readonly Column[] {
  const { forward } = words;
  const moved = (section: StatementSection) =>
    section.forward === null ? { chargesMinor: 0, creditsMinor: 0 } : movedSums(section.forward);
  return [
    { head: forward.opening, minor: (section) => section.forward?.openingMinor ?? 0 },
    { head: forward.charges, minor: (section) => moved(section).chargesMinor },
    { head: forward.paymentsAndCredits, minor: (section) => 0 - moved(section).creditsMinor },
    { head: forward.closing, minor: (section) => section.forward?.closingMinor ?? 0 },
  ];
}
