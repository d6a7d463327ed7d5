import { addMinor, sumMinor } from '../../../src-shared/domain/money/amount.ts';
import type { BalanceForward } from '../../../src-shared/domain/statement/balance-forward.ts';
import type {
  GroupMember,
  GroupStatementContent,
  StatementFigures,
} from '../../engine/ports/documents-port.ts';
import type { StatementLine } from '../statement/statement-line.ts';
import {
  isFilled,
  type StatementSection,
  sectionOf,
  statementSections,
} from '../statement/statement-section.ts';

/** An account of the group in one currency. */
export type MemberSection = {
  readonly account: GroupMember['account'];
  readonly section: StatementSection;
};

/** M1: the group in one currency. `whole` is the sum of its members; they are those with something to tell in it. */
export type GroupSection = {
  readonly currency: string;
  readonly members: readonly MemberSection[];
  readonly whole: StatementSection;
};

/**
 * One section per currency in which an account of the group has lines or movements; the top account's own alone where
 * none has.
 */
export function groupSections({
  members,
  ageingBucketDays,
}: Pick<GroupStatementContent, 'members' | 'ageingBucketDays'>): readonly GroupSection[] {
  const byCurrency = new Map<string, MemberSection[]>();
  for (const { account, ...stated } of members) {
    for (const section of statementSections(stated).filter(isFilled)) {
      const known = byCurrency.get(section.currency) ?? [];
      byCurrency.set(section.currency, known);
      known.push({ account, section });
    }
  }
  const [top] = members;
  if (byCurrency.size === 0) byCurrency.set(top.figures[0].currency, []);
  const hasForward = top.forward !== null;
  const buckets = ageingBucketDays.length + 2;
  return [...byCurrency].map(([currency, of]) => ({
    currency,
    members: of,
    whole: consolidated(currency, of, { hasForward, buckets }),
  }));
}

/**
 * I1: the sum of the accounts, proven like each of them. What is to be paid is the sum of what each of them has to pay: the
 * credit of one company is not the payment of another.
 */
function consolidated(
  currency: string,
  members: readonly MemberSection[],
  { hasForward, buckets }: { readonly hasForward: boolean; readonly buckets: number },
): StatementSection {
  const sections = members.map(({ section }) => section);
  const sumOf = (minor: (section: StatementSection) => number) => sumMinor(sections.map(minor));
  const figures: StatementFigures = {
    currency,
    balanceMinor: sumOf((one) => one.balanceMinor),
    bucketsMinor: Array.from({ length: buckets }, (_, bucket) =>
      sumOf((one) => one.bucketsMinor[bucket] ?? 0),
    ),
    creditsMinor: sumOf((one) => one.creditsMinor),
    disputedMinor: sumOf((one) => one.disputedMinor),
    promisedMinor: sumOf((one) => one.promisedMinor),
  };
  const forward = hasForward ? consolidatedForward(currency, sections) : null;
  return {
    ...sectionOf(figures, continuedLines(sections), forward),
    payNowMinor: sumOf((one) => one.payNowMinor),
  };
}

/** The lines of all accounts, one after the other, with a running balance over all of them. */
function continuedLines(sections: readonly StatementSection[]): readonly StatementLine[] {
  let runningMinor = 0;
  return sections.flatMap(({ lines }) =>
    lines.map((line) => {
      runningMinor = addMinor(runningMinor, line.openMinor);
      return { ...line, runningMinor };
    }),
  );
}

function consolidatedForward(currency: string, sections: readonly StatementSection[]): BalanceForward {
  const forwards = sections.flatMap(({ forward }) => (forward === null ? [] : [forward]));
  return {
    currency,
    openingMinor: sumMinor(forwards.map(({ openingMinor }) => openingMinor)),
    movements: forwards.flatMap(({ movements }) => movements),
    closingMinor: sumMinor(forwards.map(({ closingMinor }) => closingMinor)),
  };
}
