import { fillIn } from '../document-words.ts';
import { movedSums } from './movement-table.ts';
import type { StatementPage } from './statement-page.ts';
import type { StatementSection } from './statement-section.ts';

const maxProofs = 2;

/** I1: how the sums of each currency add up, in the foot of each page. */
export function statementProof({ format }: StatementPage, sections: readonly StatementSection[]): string {
  const { words } = format;
  const parts = sections.slice(0, maxProofs).map(
    (section) =>
      fillIn(words.proof, {
        currency: section.currency,
        lines: format.amount(section.linesMinor, section.currency),
        balance: format.amount(section.balanceMinor, section.currency),
        ageing: format.amount(section.ageingMinor, section.currency),
        credits: format.amount(section.creditsMinor, section.currency),
      }) + forwardProof(format, section),
  );
  if (sections.length > maxProofs) parts.push(format.counted(words.proofMore, sections.length - maxProofs));
  return parts.join(' · ');
}

function forwardProof(format: StatementPage['format'], { forward }: StatementSection): string {
  if (forward === null) return '';
  const { chargesMinor, creditsMinor } = movedSums(forward);
  const amount = (amountMinor: number) => format.amount(amountMinor, forward.currency);
  return ` = ${fillIn(format.words.forward.proof, {
    opening: amount(forward.openingMinor),
    charges: amount(chargesMinor),
    credits: amount(creditsMinor),
  })}`;
}
