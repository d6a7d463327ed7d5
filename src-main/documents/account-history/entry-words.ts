import { disputeReasonWords } from '../../../src-shared/domain/dispute/reason-words.ts';
import type { AccountHistoryContent } from '../../engine/ports/documents-port.ts';
import type { HistoryEntry, HistoryEntryOf } from '../../engine/ports/history-entry.ts';
import type { DocumentFormat } from '../document-format.ts';
import { fillIn } from '../document-words.ts';
import { activityWords } from './activity-words.ts';
import type { HistoryWords } from './history-words.ts';

type Reasons = AccountHistoryContent['disputeReasons'];

/** Says an entry as the timeline on the screen says it. */
export function entryWords(format: DocumentFormat, entry: HistoryEntry, reasons: Reasons): HistoryWords {
  const { history } = format.words;
  switch (entry.kind) {
    case 'activity':
      return activityWords(format, entry);
    case 'promise': {
      const by = fillIn(history.promisedBy, { date: format.shortDate(entry.promisedDate) });
      const line = `${moneyOf(format, entry)} ${by} · ${history.promiseStatus[entry.status]}`;
      return { title: history.kinds.promise, line, note: entry.note, details: [] };
    }
    case 'dispute':
      return disputeWords(format, entry, reasons);
    case 'payment':
      return paymentWords(format, entry);
    case 'request':
      return requestWords(format, entry);
    case 'paper':
      return paperWords(format, entry);
    default: {
      const line = `${moneyOf(format, entry)} · ${history.steps[entry.step]}`;
      return { title: history.kinds[entry.kind], line, note: entry.note, details: [] };
    }
  }
}

function moneyOf(
  format: DocumentFormat,
  { amountMinor, currency }: { readonly amountMinor: number; readonly currency: string },
): string {
  return format.money(amountMinor, currency);
}

function disputeWords(
  format: DocumentFormat,
  entry: HistoryEntryOf<'dispute'>,
  reasons: Reasons,
): HistoryWords {
  const { history, reasons: reasonsByKey } = format.words;
  const known: Readonly<Record<string, string>> = reasonsByKey;
  const language = format.locale.slice(0, 2);
  const reason = disputeReasonWords(entry.reasonCode, reasons, language, (key) =>
    Object.hasOwn(known, key) ? known[key] : undefined,
  );
  const processors: Readonly<Record<string, string>> = history.processors;
  const { processor } = entry;
  const who = (Object.hasOwn(processors, processor) ? processors[processor] : undefined) ?? processor;
  const line = `${moneyOf(format, entry)} · ${reason} · ${who}`;
  return { title: history.kinds.dispute, line, note: entry.note, details: [] };
}

/** Below 0 it is no money received but a credit that is none any more. */
function paymentWords(format: DocumentFormat, entry: HistoryEntryOf<'payment'>): HistoryWords {
  const { words } = format;
  const { history } = words;
  const { amountMinor, currency, isReversed, reference, invoices } = entry;
  const amount = format.money(Math.abs(amountMinor), currency);
  const rest = invoices.count - invoices.numbers.length;
  const numbers = [
    invoices.numbers.map((number) => number ?? words.unknownInvoice).join(', '),
    ...(rest > 0 ? [fillIn(history.andMore, { count: String(rest) })] : []),
  ].join(' ');
  const details = [invoices.count === 0 ? history.unapplied : numbers];
  if (reference !== '') details.push(fillIn(history.reference, { reference }));
  return {
    title: amountMinor < 0 ? history.kinds.paymentOut : history.kinds.payment,
    line: isReversed ? `${amount} · ${history.reversed}` : amount,
    note: '',
    details: [details.join(' · ')],
  };
}

/** What was decided is the state of the request, and only what was granted is settled. */
function requestWords(format: DocumentFormat, entry: HistoryEntryOf<'request'>): HistoryWords {
  const { history } = format.words;
  const { request, step, state, note } = entry;
  const decided = history.requestState[state === 'settled' ? 'approved' : state];
  const came = step === 'asked' ? history.steps.asked : decided;
  const line = request === 'dunning-block' ? came : `${moneyOf(format, entry)} · ${came}`;
  return { title: history.requests[request], line, note, details: [] };
}

/** Which document it was, how it was handed out, and what became of its mails. */
function paperWords({ words }: DocumentFormat, entry: HistoryEntryOf<'paper'>): HistoryWords {
  const { paperKinds, otherPaper, paperMeans, paperCopy, mailTo, mailState } = words.history;
  const known: Readonly<Record<string, string>> = paperKinds;
  const { document, copy } = entry;
  const title = (Object.hasOwn(known, document) ? known[document] : undefined) ?? otherPaper;
  const copied = copy === null ? [] : [fillIn(paperCopy, { number: copy.toString() })];
  const details = entry.mails.map(({ contactName, address, state }) => {
    const to = [contactName, address].filter((part) => part !== '').join(', ');
    return fillIn(mailTo, { to, state: mailState[state] });
  });
  const line = [entry.number, ...copied, paperMeans[entry.means]].join(' · ');
  return { title, line, note: '', details };
}
