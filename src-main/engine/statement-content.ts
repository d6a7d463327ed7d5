import type { RequestOf } from '../../src-shared/contract/document-request.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { accountFigures } from '../../src-shared/domain/account/account-figures.ts';
import { accountPosition } from '../../src-shared/domain/account/account-position.ts';
import { compareText } from '../../src-shared/domain/compare-text.ts';
import { disputeReasonName } from '../../src-shared/domain/dispute/reason-words.ts';
import { accountAsOf } from '../../src-shared/domain/statement/account-as-of.ts';
import { balanceForward } from '../../src-shared/domain/statement/balance-forward.ts';
import { type StatedInvoice, statementItems } from '../../src-shared/domain/statement/statement-item.ts';
import type { SummaryRules } from './account-summary.ts';
import type { DocumentParties, StatementContent, StatementFigures } from './ports/documents-port.ts';

/**
 * What a statement is made of. Of the present day it has all that is known, as the screens have it; of a past one what
 * was there at its end.
 */
export function statementContent(
  { organisation, account }: DocumentParties,
  aggregate: AccountAggregate,
  { settings, today }: SummaryRules,
  { locale, asOf, isSummary, from }: RequestOf<'statement'>,
): StatementContent {
  // Of a day to come nobody knows more than today.
  const day = asOf === null || asOf > today ? today : asOf;
  const then = day === today ? aggregate : accountAsOf(aggregate, day);
  const { paymentTerms, taxId, currency } = aggregate.account;
  const position = accountPosition(then, day, settings);
  const [own, ...others] = accountFigures(position, then.payments, currency, settings.policy);
  return {
    kind: 'statement',
    organisation,
    account: { ...account, paymentTerms, taxId },
    today: day,
    figures: [statementFigures(own), ...others.map(statementFigures)],
    ageingBucketDays: settings.policy.ageingBucketDays,
    items: statementItems(oldestFirst(position.invoices), then.payments, newestFirst(then)),
    isSummary,
    forward: from === null ? null : { from, balances: balanceForward(then, from) },
    disputeReasons: settings.disputeReasons.map(disputeReasonName),
    locale,
  };
}

function statementFigures(figures: StatementFigures): StatementFigures {
  const { currency, balanceMinor, bucketsMinor, creditsMinor, disputedMinor, promisedMinor } = figures;
  return { currency, balanceMinor, bucketsMinor, creditsMinor, disputedMinor, promisedMinor };
}

function oldestFirst(positions: ReturnType<typeof accountPosition>['invoices']): readonly StatedInvoice[] {
  return positions
    .filter(({ openMinor }) => openMinor !== 0)
    .map(({ invoice, openMinor, daysPastDue, disputedMinor }) => ({
      ...invoice,
      ...{ openMinor, daysPastDue, disputedMinor },
    }))
    .sort(
      (a, b) =>
        compareText(a.dueDate, b.dueDate) || compareText(a.number, b.number) || compareText(a.id, b.id),
    );
}

/** As the account screen has them: the reasons on a line are in this order. */
function newestFirst({ disputes }: AccountAggregate): AccountAggregate['disputes'] {
  return [...disputes].sort((a, b) => compareText(b.openedAt, a.openedAt) || compareText(a.id, b.id));
}
