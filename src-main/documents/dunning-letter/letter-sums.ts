import { sumMinor } from '../../../src-shared/domain/money/amount.ts';
import type { DunningLetterContent } from '../../engine/ports/documents-port.ts';

/** G1: Σ open − in dispute − otherwise agreed = Σ items; items + fee + interest = total. Minor units. */
export type LetterSums = {
  readonly openMinor: number;
  readonly disputedMinor: number;
  readonly otherwiseMinor: number;
  readonly itemsMinor: number;
  readonly totalMinor: number;
};

/** G1: the sums of a letter. Throws where they do not add up: a bug, and no letter to be sent. */
export function letterSums({ lines, notice }: DunningLetterContent): LetterSums {
  const sumOf = (pick: (line: DunningLetterContent['lines'][number]) => number) => sumMinor(lines.map(pick));
  const openMinor = sumOf((line) => line.openMinor);
  const disputedMinor = sumOf((line) => line.disputedMinor);
  const otherwiseMinor = sumOf((line) => line.otherwiseMinor);
  const itemsMinor = sumOf((line) => line.amountMinor);
  const isRight = lines.every(
    (line) => line.openMinor - line.disputedMinor - line.otherwiseMinor === line.amountMinor,
  );
  if (!isRight) throw new Error('an item of a notice asks for something else than what is left of it');
  const totalMinor = itemsMinor + notice.feeMinor + notice.interestMinor;
  return { openMinor, disputedMinor, otherwiseMinor, itemsMinor, totalMinor };
}
