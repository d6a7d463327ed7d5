import { failure } from '../failure.ts';
import { matchByAmount } from './match-by-amount.ts';
import { matchByLines } from './match-by-lines.ts';
import { matchByReference } from './match-by-reference.ts';
import { type Draft, type MatchContext, sharedSearch } from './match-context.ts';
import type { MatchingPolicy } from './matching-policy.ts';
import type { OpenItem, PaymentNotice } from './open-item.ts';
import { nothingOpen, type PreparedItems, prepareItems } from './prepared-items.ts';
import type { MatchResult, RefusedCurrency } from './proposal.ts';
import { readNotice } from './read-notice.ts';
import { rankDrafts } from './score-drafts.ts';
import { nothingSettled } from './settle.ts';
import type { SubsetSearch } from './subset/find-subsets.ts';
import { type Deadline, noDeadline, workBudget } from './work-budget.ts';

/** Putting an item in order and comparing it with the amount. */
const stepsPerItem = 40;

/**
 * R5: proposes how a payment settles the open items of an account: by the invoice numbers of its reference, by its
 * remittance lines, by its amount. Every proposal holds R3 (no more than the payment, no more than what is open) and
 * says why it is made, what stays open and what stays on account. Items of other currencies are refused (M1). At most
 * the first proposal is automatic. The order of the items changes nothing.
 * @param isLate when to give up what the steps still allow: what is not read or searched by then is told as such
 */
export function proposeMatches(
  notice: PaymentNotice,
  openItems: readonly OpenItem[],
  policy: MatchingPolicy,
  isLate: Deadline = noDeadline,
): MatchResult {
  const { currency, amountMinor, receivedOn } = notice;
  const budget = workBudget(policy.maxSteps, isLate);
  const prepared = prepareItems(openItems);
  budget.spend(prepared.items.length * stepsPerItem);
  const { reference, lines, unreadTexts, ranks } = readNotice(notice, prepared, policy, budget);
  const context: MatchContext = {
    ...{ amountMinor, currency, receivedOn, policy },
    ...(prepared.byCurrency.get(currency) ?? nothingOpen),
    ranks,
    findSubsets: sharedSearch(budget, policy.maxSearchSteps),
  };
  const texts = [reference, ...lines];
  const named = new Set(texts.flatMap((text) => text.matches.flatMap((match) => match.items)));
  const refused = refusedCurrencies(prepared.byCurrency, named, currency);
  const concerns = {
    isReadInPart: unreadTexts > 0,
    isForeignCurrencyNamed: refused.some((one) => one.namedInvoiceIds.length > 0),
    namedInvoiceIds: [...named].filter((item) => item.currency === currency).map((item) => item.invoiceId),
  };
  const byText = [...matchByReference(reference.matches, context), ...matchByLines(lines, context)];
  // Where the payer's own words settle everything, the amount could only repeat or contradict them.
  const isSettled = byText.some((draft) => draft.because.length === 0 && !draft.isAmbiguous);
  const byAmount = isSettled ? undefined : matchByAmount(context);
  const drafts = [...byText, ...(byAmount?.drafts ?? [])];
  const [best, ...others] = rankDrafts(drafts, context, concerns);
  const [lastResort] = rankDrafts([onAccount(amountMinor)], context, concerns);
  const [first, ...rest] = [best, ...others, lastResort].filter((one) => one !== undefined);
  if (first === undefined) throw new RangeError('a draft without a proposal');
  return {
    proposals: [first, ...rest.slice(0, policy.maxProposals - 1)],
    amountSearch: byAmount === undefined ? undefined : withoutSolutions(byAmount.search),
    refused,
    rejectedReferences: texts.flatMap((text) => text.rejected),
    unmatchedLines: lines.flatMap((line, number) => (line.matches.length === 0 ? [number] : [])),
    unreadTexts,
  };
}

function withoutSolutions({ count, gaveUp, searched }: SubsetSearch): MatchResult['amountSearch'] {
  return { count, gaveUp, searched };
}

/** M1: one refusal for each other currency that has open items. */
function refusedCurrencies(
  byCurrency: PreparedItems['byCurrency'],
  named: ReadonlySet<OpenItem>,
  paymentCurrency: string,
): RefusedCurrency[] {
  return [...byCurrency]
    .filter(([currency]) => currency !== paymentCurrency)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, { items }]) => ({
      currency,
      failure: failure('CURRENCY_MISMATCH', { currency, paymentCurrency }),
      itemCount: items.length,
      namedInvoiceIds: items.filter((item) => named.has(item)).map((item) => item.invoiceId),
    }));
}

function onAccount(amountMinor: number): Draft {
  return {
    rule: 'on-account',
    selection: 'none',
    settlement: { ...nothingSettled, onAccountMinor: amountMinor },
    basePoints: 0,
    because: [],
    evidence: [],
    isAmbiguous: false,
    search: undefined,
  };
}
