import { sumMinor } from '../../../src-shared/domain/money/amount.ts';
import type { BalanceForward } from '../../../src-shared/domain/statement/balance-forward.ts';
import { dueMinor, payNowMinor } from '../../../src-shared/domain/statement/pay-now.ts';
import type { StatedAccount, StatementFigures } from '../../engine/ports/documents-port.ts';
import { type StatementLine, statementLines } from './statement-line.ts';

/** M1: the statement in one currency. Amounts in minor units of it. */
export type StatementSection = {
  readonly currency: string;
  readonly lines: readonly StatementLine[];
  readonly linesMinor: number;
  readonly balanceMinor: number;
  readonly bucketsMinor: readonly number[];
  readonly ageingMinor: number;
  /** Unapplied credits, never above 0. */
  readonly creditsMinor: number;
  readonly disputedMinor: number;
  /** What is neither due nor in dispute. */
  readonly notDueMinor: number;
  readonly promisedMinor: number;
  /** What is overdue and not in dispute, less the credits; never below 0. */
  readonly payNowMinor: number;
  /** How the balance came about; null for a statement of open items. */
  readonly forward: BalanceForward | null;
};

/** One section per currency that has lines or movements; the account's own alone where none has. */
export function statementSections({ items, figures, forward }: StatedAccount): readonly StatementSection[] {
  const lines = statementLines(items);
  const forwards = new Map(forward?.balances.map((one) => [one.currency, one]));
  const known = new Set(figures.map((one) => one.currency));
  const settled = [...forwards.keys()].filter((currency) => !known.has(currency)).map(nothingOpen);
  const sections = [...figures, ...settled].map((one) =>
    sectionOf(
      one,
      lines.get(one.currency) ?? [],
      forward === null ? null : (forwards.get(one.currency) ?? nothingMoved(one.currency)),
    ),
  );
  const stated = sumMinor(sections.map((section) => section.lines.length));
  const all = sumMinor([...lines.values()].map((ofCurrency) => ofCurrency.length));
  if (stated !== all) throw new Error('an open item has a currency that the figures do not have');
  const filled = sections.filter(isFilled);
  return filled.length > 0 ? filled : sections.slice(0, 1);
}

function nothingOpen(currency: string): StatementFigures {
  return {
    currency,
    ...{ balanceMinor: 0, bucketsMinor: [], creditsMinor: 0, disputedMinor: 0, promisedMinor: 0 },
  };
}

function nothingMoved(currency: string): BalanceForward {
  return { currency, openingMinor: 0, movements: [], closingMinor: 0 };
}

/** Whether there is something to be told in it. */
export function isFilled(section: StatementSection): boolean {
  return section.lines.length > 0 || hasMoved(section);
}

function hasMoved({ forward }: StatementSection): boolean {
  return forward !== null && (forward.movements.length > 0 || forward.openingMinor !== 0);
}

/** @throws {Error} where figures, lines and movements do not add up: nothing is printed then. */
export function sectionOf(
  figures: StatementFigures,
  lines: readonly StatementLine[],
  forward: BalanceForward | null,
): StatementSection {
  const notDue = lines.filter((line) => line.openMinor > 0 && line.daysPastDue === 0);
  const notDueMinor = sumMinor(notDue.map((line) => line.openMinor - line.disputedMinor));
  const section: StatementSection = {
    currency: figures.currency,
    lines,
    linesMinor: sumMinor(lines.map((line) => line.openMinor)),
    balanceMinor: figures.balanceMinor,
    bucketsMinor: figures.bucketsMinor,
    ageingMinor: sumMinor(figures.bucketsMinor),
    creditsMinor: figures.creditsMinor,
    disputedMinor: figures.disputedMinor,
    notDueMinor,
    promisedMinor: figures.promisedMinor,
    payNowMinor: payNowMinor(lines, figures.creditsMinor),
    forward,
  };
  prove(section);
  return section;
}

/** I1, I2: what is printed adds up, or nothing is printed: a mismatch is a bug. */
function prove(section: StatementSection): void {
  const { balanceMinor, creditsMinor, forward } = section;
  const last = section.lines.at(-1)?.runningMinor ?? 0;
  if (section.linesMinor !== balanceMinor || last !== balanceMinor)
    throw new Error('the lines of the statement do not add up to the balance');
  if (section.ageingMinor + creditsMinor !== balanceMinor)
    throw new Error('the ageing of the statement does not add up to the balance');
  if (section.disputedMinor + section.notDueMinor + dueMinor(section.lines) + creditsMinor !== balanceMinor)
    throw new Error('the summary of the statement does not add up to the balance');
  if (forward === null) return;
  const movedMinor = sumMinor(forward.movements.map((movement) => movement.amountMinor));
  if (forward.openingMinor + movedMinor !== forward.closingMinor || forward.closingMinor !== balanceMinor)
    throw new Error('the movements of the statement do not add up to the balance');
}
