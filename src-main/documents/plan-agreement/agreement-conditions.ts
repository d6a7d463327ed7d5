import type { PlanAgreementContent } from '../../engine/ports/documents-port.ts';
import type { DocumentFormat } from '../document-format.ts';
import type { DocumentPage } from '../document-page.ts';
import { colours } from '../document-style.ts';
import type { Block } from '../layout/block.ts';
import { cell, stack, text } from '../layout/blocks.ts';
import { writtenText } from '../written-lines.ts';

/** Of the column of the numbers, in points. */
const numberWidth = 14;

/** N2, N3, N5: what holds while the plan is kept and what follows when it is not, and where to pay. */
export function agreementConditions(page: DocumentPage, { policy }: PlanAgreementContent): Block {
  const { format, geometry, organisation, account } = page;
  const { words } = format;
  const { agreement } = words;
  const sentences = [
    agreement.oldestFirst,
    defaultSentence(format, policy),
    agreement.whileKept,
    agreement.credits,
    agreement.changes,
  ];
  const payTo = [
    ...organisation.paymentLines,
    ...(organisation.paymentLines.length === 0 ? [] : [`${words.payReference} ${account.number}`]),
  ];
  return stack(
    [
      text(agreement.conditions, { bold: true, size: 10, colour: colours.brand, role: 'H2' }),
      {
        kind: 'grid',
        use: 'layout',
        above: 3,
        look: { padding: () => ({ left: 0, right: 0, top: 2, bottom: 0 }) },
        widths: [numberWidth, geometry.contentWidth - numberWidth],
        rows: sentences.map((sentence, index) => [cell(text(`${index + 1}.`)), cell(writtenText(sentence))]),
      },
      ...(payTo.length === 0 ? [] : [text(agreement.payTo, { bold: true, above: 8 })]),
      ...payTo.map((line) => text(line)),
    ],
    { keepsTogether: true, above: 14 },
  );
}

/** N3: how many instalments may be missed, and how long after its day one may still be met. */
function defaultSentence(
  { words, counted }: DocumentFormat,
  { graceDays, missesToDefault }: PlanAgreementContent['policy'],
): string {
  const { agreement } = words;
  const inTime = graceDays === 0 ? agreement.graceNone : counted(agreement.graceDays, graceDays);
  return counted(agreement.default, missesToDefault, { inTime });
}
