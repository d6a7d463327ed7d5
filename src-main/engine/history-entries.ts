import type { AccountEntry, AccountEntryOf } from '../../src-shared/contract/account-entries-view.ts';
import { shownChange } from '../../src-shared/domain/account/shown-change.ts';
import { sumMinor } from '../../src-shared/domain/money/amount.ts';
import type { HistoryEntry } from './ports/history-entry.ts';

type NameOf = (userId: string) => string;

/** Takes of an entry of the timeline what a history prints. `at`: an instant, or a date for what has no time. */
export function historyEntry(at: string, entry: AccountEntry, nameOf: NameOf): HistoryEntry {
  const when = { date: entry.date, at: at === entry.date ? null : at };
  switch (entry.kind) {
    case 'activity':
      return activityEntry(when, entry, nameOf);
    case 'promise':
      return promiseEntry(when, entry);
    case 'dispute':
      return disputeEntry(when, entry);
    case 'payment':
      return paymentEntry(when, entry);
    case 'application': {
      const { currency, amountMinor } = entry.application;
      return { ...when, ...stepOf(entry), kind: 'application', step: entry.step.name, currency, amountMinor };
    }
    case 'plan': {
      const { currency, totalMinor: amountMinor } = entry.plan;
      return { ...when, ...stepOf(entry), kind: 'plan', step: entry.step.name, currency, amountMinor };
    }
    case 'receipt': {
      const { currency, amountMinor } = entry.receipt;
      return { ...when, ...stepOf(entry), kind: 'receipt', step: entry.step.name, currency, amountMinor };
    }
    case 'notice': {
      const { currency, amountMinor } = entry.notice;
      return { ...when, ...stepOf(entry), kind: 'notice', step: entry.step.name, currency, amountMinor };
    }
    case 'paper':
      return paperEntry(when, entry);
    case 'request': {
      const { kind: request, currency, amountMinor, state } = entry.request;
      return {
        ...{ ...when, ...stepOf(entry), kind: 'request', step: entry.step.name },
        ...{ request, state, currency, amountMinor },
      };
    }
  }
}

type When = Pick<HistoryEntry, 'date' | 'at'>;
type Step = AccountEntryOf<'application' | 'plan' | 'receipt' | 'request' | 'notice'>;

function stepOf({ step, isWaiting }: Step): Pick<HistoryEntry, 'by' | 'note' | 'isWaiting'> {
  return { by: step.by.name, note: step.reason, isWaiting };
}

function activityEntry(when: When, entry: AccountEntryOf<'activity'>, nameOf: NameOf): HistoryEntry {
  const { activity, supersededBy, isWaiting } = entry;
  const { kind, outcome, contactName, note, by, override, nextAction, corrected, change } = activity;
  return {
    ...{ ...when, kind: 'activity', activity: kind, outcome, contactName, note, by: by.name, isWaiting },
    isCorrected: supersededBy !== null,
    change: change && shownChange(change, nameOf),
    override: override?.reason ?? null,
    nextAction: nextAction && {
      date: nextAction.date,
      text: nextAction.text,
      channel: nextAction.channel,
    },
    correction: corrected && { by: corrected.by.name, reason: corrected.reason },
  };
}

function promiseEntry(when: When, { progress, isWaiting }: AccountEntryOf<'promise'>): HistoryEntry {
  const { promise, status } = progress;
  const { currency, amountMinor, promisedDate, note, madeBy } = promise;
  return {
    ...{ ...when, kind: 'promise', by: madeBy.name, note, isWaiting },
    ...{ currency, amountMinor, promisedDate, status },
  };
}

function disputeEntry(when: When, { dispute, isWaiting }: AccountEntryOf<'dispute'>): HistoryEntry {
  const { currency, items, reasonCode, processor, description, openedBy } = dispute;
  const amountMinor = sumMinor(items.map((item) => item.amountMinor));
  return {
    ...{ ...when, kind: 'dispute', by: openedBy.name, note: description, isWaiting },
    ...{ currency, amountMinor, reasonCode, processor },
  };
}

function paymentEntry(when: When, { payment }: AccountEntryOf<'payment'>): HistoryEntry {
  const { currency, amountMinor, reference, reversed: isReversed, invoices } = payment;
  return {
    ...{ ...when, kind: 'payment', by: null, note: '', isWaiting: false },
    ...{ currency, amountMinor, reference, isReversed, invoices },
  };
}

function paperEntry(when: When, { paper, isWaiting }: AccountEntryOf<'paper'>): HistoryEntry {
  const { kind: document, number, means, copyOf, mails, issued } = paper;
  return {
    ...{ ...when, kind: 'paper', by: issued.by.name, note: '', isWaiting },
    ...{ document, number, means, copy: copyOf?.copy ?? null },
    mails: mails.map(({ contactName, address, state }) => ({ contactName, address, state })),
  };
}
