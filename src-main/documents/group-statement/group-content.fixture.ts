import type {
  GroupMember,
  GroupStatementContent,
  StatementContent,
} from '../../engine/ports/documents-port.ts';
import {
  sketchContent,
  testAccount,
  testContent,
  testInvoice,
  testPayment,
} from '../statement/statement-content.fixture.ts';

type Account = ReturnType<typeof testAccount>;

/** The content of a consolidated statement of accounts, the first of them at the top of the group. */
export function testGroupContent(
  [top, ...others]: readonly [StatementContent, ...StatementContent[]],
  isWhole = true,
): GroupStatementContent {
  const { kind: _, figures, items, forward, ...frame } = top;
  return {
    ...{ kind: 'group-statement', ...frame, isWhole },
    forward: forward && { from: forward.from },
    members: [memberOf(top), ...others.map(memberOf)],
  };
}

function memberOf({ account, figures, items, forward }: StatementContent): GroupMember {
  return { account: { number: account.number, name: account.name }, figures, items, forward };
}

/** A holding that owes nothing, a branch with all that can be open, one abroad, and one with nothing but credits. */
export function sketchGroup(
  changes: { locale?: string; account?: Account; isWhole?: boolean } = {},
): GroupStatementContent {
  const { locale = 'en-GB', isWhole = false } = changes;
  const numbered = (number: string, name: string) => testAccount({ number, name });
  const { account = numbered('10400', 'Hartmann Holding SE') } = changes;
  return testGroupContent(
    [
      testContent({ locale, account }),
      sketchContent({ locale }),
      testContent({
        ...{ locale, account: numbered('10490', 'Hartmann Suisse SA') },
        invoices: [
          testInvoice('RE-31001', 245_050, 12, { currency: 'CHF' }),
          testInvoice('RE-31002', 99_900, -20, { currency: 'CHF' }),
          testInvoice('RE-31003', 50_000, 100),
        ],
      }),
      testContent({
        ...{ locale, account: numbered('10495', 'Hartmann Service GmbH & Co. KG') },
        payments: [testPayment('p9', 30_000)],
      }),
    ],
    isWhole,
  );
}
