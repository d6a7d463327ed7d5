import { isBytes, isKeyword, type PdfObject, pdfTokens } from './pdf-tokens.fixture.ts';
import { asMap } from './read-pdf.fixture.ts';

/** What the operators of a page do, as far as it can be wrong. */
export type PageContent = {
  /** The numbers of its marked stretches, in their order. */
  readonly marks: readonly number[];
  /** By the name of the font: the codes that are shown in it. */
  readonly shown: ReadonlyMap<string, ReadonlySet<number>>;
  readonly faults: readonly string[];
};

const painting = new Set(['Tj', 'TJ', "'", '"', 'S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'Do']);
const closes: Readonly<Record<string, string>> = { Q: 'q', ET: 'BT' };

/** A mark, or null for what is no content. */
type Stretch = number | null;

export function pageContent(text: string): PageContent {
  const marks: number[] = [];
  const shown = new Map<string, Set<number>>();
  const faults: string[] = [];
  const stretches: Stretch[] = [];
  const open: string[] = [];
  let font = '';
  const begin = (tag: PdfObject | undefined, properties: PdfObject | undefined) => {
    const mark = asMap(properties).get('MCID');
    if (stretches.length > 0) faults.push('a marked stretch begins in another');
    if (typeof mark === 'number') marks.push(mark);
    else if (tag !== '/Artifact')
      faults.push(`a stretch ${String(tag)} has neither a mark nor is it an artifact`);
    stretches.push(typeof mark === 'number' ? mark : null);
  };
  const apply = (operator: string, operands: readonly PdfObject[]) => {
    if (painting.has(operator) && stretches.length === 0)
      faults.push(`${operator} paints outside of all marks`);
    if (operator === 'BDC' || operator === 'BMC') begin(operands[0], operands[1]);
    if (operator === 'EMC' && stretches.pop() === undefined) faults.push('EMC ends nothing');
    if (operator === 'q' || operator === 'BT') open.push(operator);
    if (closes[operator] !== undefined && open.pop() !== closes[operator])
      faults.push(`${operator} ends nothing`);
    if (operator === 'Tf') font = String(operands[0]).slice(1);
    if (operator === 'TJ' || operator === 'Tj')
      for (const code of codesOf(operands[0])) shown.set(font, (shown.get(font) ?? new Set()).add(code));
  };
  const tokens = pdfTokens(text);
  let operands: PdfObject[] = [];
  for (let token = tokens.next(); token !== undefined; token = tokens.next()) {
    if (!isKeyword(token)) {
      operands.push(token);
      continue;
    }
    apply(token.keyword, operands);
    operands = [];
  }
  if (stretches.length > 0 || open.length > 0) faults.push('something is not ended on its page');
  return { marks, shown, faults };
}

function codesOf(operand: PdfObject | undefined): number[] {
  const parts: readonly PdfObject[] = Array.isArray(operand) ? operand : [operand];
  return parts.flatMap((part) =>
    isBytes(part)
      ? Array.from({ length: part.bytes.length / 2 }, (_, index) => part.bytes.readUInt16BE(index * 2))
      : [],
  );
}
