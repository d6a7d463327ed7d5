import type { Content } from 'pdfmake/interfaces.js';
import type { PlanAgreementContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import { colours } from '../document-style.ts';
import { type DocumentWords, fillIn } from '../document-words.ts';

/** N2, N3, N5: what holds while the plan is kept and what follows when it is not, and where to pay. */
export function agreementConditions(page: DocumentPage, { policy }: PlanAgreementContent): Content {
  const { format, organisation, account, text } = page;
  const { words } = format;
  const { agreement } = words;
  const sentences = [
    agreement.oldestFirst,
    defaultSentence(agreement, policy),
    agreement.whileKept,
    agreement.credits,
    agreement.changes,
  ];
  const payTo = [
    ...organisation.paymentLines,
    ...(organisation.paymentLines.length === 0 ? [] : [`${words.payReference} ${account.number}`]),
  ];
  return {
    unbreakable: true,
    marginTop: 14,
    stack: [
      text(agreement.conditions, { bold: true, fontSize: 10, color: colours.brand }),
      { ol: sentences.map((sentence) => text(sentence, { marginTop: 2 })), marginTop: 3 },
      ...(payTo.length === 0 ? [] : [text(agreement.payTo, { bold: true, marginTop: 8 })]),
      ...payTo.map((line) => text(line)),
    ],
  };
}

/** N3: how many instalments may be missed, and how long after its day one may still be met. */
function defaultSentence(
  words: DocumentWords['agreement'],
  { graceDays, missesToDefault }: PlanAgreementContent['policy'],
): string {
  const count = String(graceDays);
  const inTime =
    graceDays === 0 ? words.graceNone : fillIn(graceDays === 1 ? words.graceDay : words.graceDays, { count });
  if (missesToDefault === 1) return fillIn(words.defaultOne, { inTime });
  return fillIn(words.defaultMany, { inTime, count: String(missesToDefault) });
}
