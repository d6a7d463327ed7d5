import { toDecimalText } from '../../../src-shared/domain/money/amount.ts';
import type { BalanceForward } from '../../../src-shared/domain/statement/balance-forward.ts';
import type { StatementContent } from '../../engine/ports/documents-port.ts';
import type { StatementSection } from './statement-section.ts';

/** What the statement says, for the customer's own machines. Amounts as decimal texts in the currency of the section. */
export function statementData(content: StatementContent, sections: readonly StatementSection[]): object {
  const { organisation, account, today } = content;
  return {
    document: 'statement',
    issuer: organisation.name,
    account: { number: account.number, name: account.name },
    asOf: today,
    sections: sections.map((section) => sectionData(section, content.forward?.from)),
  };
}

/** What a section says. `from`: the first day of its movements. */
export function sectionData(section: StatementSection, from: string | undefined): object {
  const amount = (minor: number) => toDecimalText(minor, section.currency);
  return {
    currency: section.currency,
    balance: amount(section.balanceMinor),
    disputed: amount(section.disputedMinor),
    notDue: amount(section.notDueMinor),
    credits: amount(section.creditsMinor),
    promised: amount(section.promisedMinor),
    payNow: amount(section.payNowMinor),
    ...(section.forward === null ? {} : { forward: forwardData(section.forward, from) }),
    items: section.lines.map((line) => ({
      kind: line.kind,
      number: line.number,
      reference: line.reference,
      date: line.date,
      dueDate: line.dueDate,
      amount: amount(line.amountMinor),
      open: amount(line.openMinor),
      disputed: amount(line.disputedMinor),
    })),
  };
}

function forwardData(forward: BalanceForward, from: string | undefined): object {
  const amount = (minor: number) => toDecimalText(minor, forward.currency);
  return {
    from: from ?? null,
    opening: amount(forward.openingMinor),
    movements: forward.movements.map(({ amountMinor, ...movement }) => ({
      ...movement,
      amount: amount(amountMinor),
    })),
    closing: amount(forward.closingMinor),
  };
}
