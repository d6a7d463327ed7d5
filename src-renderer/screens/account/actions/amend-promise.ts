import type { PromiseEntry } from '../../../../src-shared/contract/account-entries-view.ts';
import { addMinor, sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import type { Action } from '../../../app/action-dialog/action.ts';
import { formatAmountText } from '../../../components/amount-text.ts';
import { type ActionParts, actionFrame } from './action-words.ts';
import { reasonField } from './common-fields.ts';

/** P1, P2: changes how much of an open promise is promised for when, with why; the earlier terms are kept. */
export function amendPromiseAction(parts: ActionParts, { promise, allocations }: PromiseEntry): Action {
  const { account, t, formats } = parts;
  const { id, currency, amountMinor, promisedDate, method, contactName, note } = promise;
  const about = `${formats.amount(amountMinor, currency)} · ${formats.fullDate(promisedDate)}`;
  return {
    ...actionFrame(parts, 'promiseAmend', about),
    key: `promise-amend/${id}`,
    explanation: t('act.promiseAmend.explanation'),
    fields: [
      {
        ...{ kind: 'amount', name: 'amount', label: t('act.field.amount'), currency },
        initial: formatAmountText(amountMinor, currency, formats.locale),
      },
      { kind: 'day', name: 'date', label: t('promise.date'), initial: promisedDate },
      reasonField(t, 500),
    ],
    fieldOfCode: {
      ...{
        AMOUNT_NOT_POSITIVE: 'amount',
        PROMISE_EXCEEDS_OWED: 'amount',
        AMOUNT_EXCEEDS_AVAILABLE: 'amount',
      },
      ...{ PROMISE_DATE_PAST: 'date', PROMISE_DATE_TOO_FAR: 'date' },
    },
    send: (submit, answers) =>
      submit('promise.amend', account.id, {
        promiseId: id,
        from: { amountMinor, promisedDate },
        ...amendedAmounts(allocations, answers.minor('amount')),
        promisedDate: answers.day('date') ?? promisedDate,
        method,
        contactName,
        note,
        reason: answers.text('reason'),
      }),
  };
}

/**
 * P1: the amounts of a promise over another total: less is taken off what is on account and then off the last of its
 * invoices, more goes on account. Minor units.
 */
export function amendedAmounts(allocations: PromiseEntry['allocations'], totalMinor: number) {
  const allocatedMinor = sumMinor(allocations.map((one) => one.amountMinor));
  if (totalMinor >= allocatedMinor)
    return { allocations: [...allocations], onAccountMinor: addMinor(totalMinor, -allocatedMinor) };
  let leftMinor = totalMinor;
  const kept = allocations.map((one) => {
    const amountMinor = Math.min(one.amountMinor, leftMinor);
    leftMinor = addMinor(leftMinor, -amountMinor);
    return { ...one, amountMinor };
  });
  return { allocations: kept.filter((one) => one.amountMinor > 0), onAccountMinor: 0 };
}
