import type { Content, DynamicContent } from 'pdfmake/interfaces.js';
import { bareLayout, colours } from './document-style.ts';
import { fillIn } from './document-words.ts';
import type { StatementPage } from './statement-page.ts';
import type { StatementSection } from './statement-section.ts';

const maxProofs = 2;

/** The foot of each page: the proof that the statement adds up, the hash of its input, page x of y. */
export function pageFoot(
  page: StatementPage,
  sections: readonly StatementSection[],
  inputHash: string,
): DynamicContent {
  const { format, geometry, text } = page;
  const proof = proofs(page, sections, inputHash);
  return (current, count) => ({
    layout: bareLayout,
    fontSize: 6.5,
    color: colours.quiet,
    margin: [geometry.marginLeft, 16, geometry.marginRight, 0],
    table: {
      widths: [geometry.contentWidth - 70, 70],
      body: [
        [
          text(proof),
          text(fillIn(format.words.page, { page: String(current), count: String(count) }), {
            alignment: 'right',
          }),
        ],
      ],
    },
  });
}

function proofs({ format }: StatementPage, sections: readonly StatementSection[], inputHash: string): string {
  const { words } = format;
  const parts = sections.slice(0, maxProofs).map((section) =>
    fillIn(words.proof, {
      currency: section.currency,
      lines: format.amount(section.linesMinor, section.currency),
      balance: format.amount(section.balanceMinor, section.currency),
      ageing: format.amount(section.ageingMinor, section.currency),
      credits: format.amount(section.creditsMinor, section.currency),
    }),
  );
  if (sections.length > maxProofs)
    parts.push(fillIn(words.proofMore, { count: String(sections.length - maxProofs) }));
  parts.push(fillIn(words.input, { hash: `${inputHash.slice(0, 4)}…${inputHash.slice(-4)}` }));
  return parts.join(' · ');
}

/** The head of the pages after the first: whose statement this is, in one line. */
export function pageHead({ content, format, geometry, text }: StatementPage): DynamicContent {
  const { account, today } = content.view;
  const shortName = account.name.length > 80 ? `${[...account.name].slice(0, 79).join('')}…` : account.name;
  const line = `${format.words.account} ${account.number} · ${shortName}`;
  return (current) =>
    current === 1
      ? null
      : {
          layout: bareLayout,
          fontSize: 7.5,
          color: colours.quiet,
          margin: [geometry.marginLeft, geometry.marginTop - 24, geometry.marginRight, 0],
          table: {
            widths: [geometry.contentWidth - 90, 90],
            body: [[text(line), text(format.longDate(today), { alignment: 'right' })]],
          },
        };
}

/** Marks at the edge of the first page where the sheet folds into a window envelope. */
export function foldMarks({ geometry }: StatementPage): (current: number) => Content {
  return (current) =>
    current === 1 && geometry.foldMarks.length > 0
      ? {
          canvas: geometry.foldMarks.map((y) => ({
            type: 'line' as const,
            x1: 10,
            y1: y,
            x2: 20,
            y2: y,
            lineWidth: 0.4,
            lineColor: colours.quiet,
          })),
        }
      : [];
}
