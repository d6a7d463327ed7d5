import type { RequestOf } from '../../src-shared/contract/document-request.ts';
import type { Account } from '../../src-shared/domain/account/account.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { accountFigures } from '../../src-shared/domain/account/account-figures.ts';
import { accountPosition } from '../../src-shared/domain/account/account-position.ts';
import type { BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { compareText } from '../../src-shared/domain/compare-text.ts';
import { disputeReasonName } from '../../src-shared/domain/dispute/reason-words.ts';
import { accountAsOf } from '../../src-shared/domain/statement/account-as-of.ts';
import { balanceForward } from '../../src-shared/domain/statement/balance-forward.ts';
import { type StatedInvoice, statementItems } from '../../src-shared/domain/statement/statement-item.ts';
import type { SummaryRules } from './account-summary.ts';
import type {
  DocumentParties,
  StatedAccount,
  StatementContent,
  StatementFigures,
  StatementFrame,
} from './ports/documents-port.ts';

type StatementRequest = RequestOf<'statement' | 'group-statement'>;
type Period = Pick<StatementRequest, 'asOf' | 'from'>;

/**
 * What a statement is made of. Of the present day it has all that is known, as the screens have it; of a past one what
 * was there at its end.
 */
export function statementContent(
  parties: DocumentParties,
  aggregate: AccountAggregate,
  rules: SummaryRules,
  request: RequestOf<'statement'>,
): StatementContent {
  const frame = statementFrame(parties, aggregate.account, rules, request);
  return { kind: 'statement', ...frame, ...statedAccount(aggregate, rules, request) };
}

/** M4: the day that all figures are of: of a day to come nobody knows more than today. */
function dayOf({ today }: SummaryRules, { asOf }: Period): BusinessDate {
  return asOf === null || asOf > today ? today : asOf;
}

/** All of a statement but what is stated. */
export function statementFrame(
  { organisation, account }: DocumentParties,
  { paymentTerms, taxId }: Account,
  rules: SummaryRules,
  request: StatementRequest,
): StatementFrame {
  const { settings } = rules;
  const { locale, isSummary, from } = request;
  return {
    organisation,
    account: { ...account, paymentTerms, taxId },
    today: dayOf(rules, request),
    ageingBucketDays: settings.policy.ageingBucketDays,
    isSummary,
    forward: from === null ? null : { from },
    disputeReasons: settings.disputeReasons.map(disputeReasonName),
    locale,
  };
}

/** What of an account stands on the statement of a day. */
export function statedAccount(
  aggregate: AccountAggregate,
  rules: SummaryRules,
  period: Period,
): StatedAccount {
  const { settings } = rules;
  const day = dayOf(rules, period);
  const { from } = period;
  const then = day === rules.today ? aggregate : accountAsOf(aggregate, day);
  const position = accountPosition(then, day, settings);
  const { currency } = aggregate.account;
  const [own, ...others] = accountFigures(position, then.payments, currency, settings.policy);
  return {
    figures: [statementFigures(own), ...others.map(statementFigures)],
    items: statementItems(oldestFirst(position.invoices), then.payments, newestFirst(then)),
    forward: from === null ? null : { from, balances: balanceForward(then, from) },
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
