import { toDecimalText } from '../../../src-shared/domain/money/amount.ts';
import type { GroupStatementContent } from '../../engine/ports/documents-port.ts';
import { sectionData } from '../statement/statement-data.ts';
import type { GroupSection } from './group-section.ts';

/** What the statement says, for the customer's own machines. Amounts as decimal texts in the currency of the section. */
export function groupStatementData(
  { organisation, account, today, isWhole, members, forward }: GroupStatementContent,
  sections: readonly GroupSection[],
): object {
  return {
    document: 'group-statement',
    issuer: organisation.name,
    account: { number: account.number, name: account.name },
    asOf: today,
    isWholeGroup: isWhole,
    accounts: members.map((member) => ({ number: member.account.number, name: member.account.name })),
    sections: sections.map(({ currency, whole, members: of }) => {
      const amount = (minor: number) => toDecimalText(minor, currency);
      return {
        currency,
        balance: amount(whole.balanceMinor),
        disputed: amount(whole.disputedMinor),
        notDue: amount(whole.notDueMinor),
        credits: amount(whole.creditsMinor),
        promised: amount(whole.promisedMinor),
        payNow: amount(whole.payNowMinor),
        accounts: of.map((member) => ({
          number: member.account.number,
          ...sectionData(member.section, forward?.from),
        })),
      };
    }),
  };
}
