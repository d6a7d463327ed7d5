import type { PrintedDocument } from '../../engine/ports/documents-port.ts';
import { hashOfText, inputText } from '../../engine/ports/input-hash.ts';
import type { ReportContent } from '../../engine/ports/report-content.ts';
import { pageFurniture } from '../page-furniture.ts';
import { attachedData, bodyStyle, paletteOf, sheetOf } from '../paper-setting.ts';
import { printDocument } from '../pdf/print-document.ts';
import { missingCharacters } from '../type/missing-characters.ts';
import { printableText } from '../type/printable-text.ts';
import type { TypeCase } from '../type/type-case.ts';
import { openReportPage } from './report-page.ts';
import { reportParts } from './report-parts.ts';

/** The report of the key figures. Pure: the same content gives the same bytes. */
export function printReport(content: ReportContent, type: TypeCase): PrintedDocument {
  const input = inputText(content);
  const inputHash = hashOfText(input);
  const page = openReportPage(content);
  const parts = reportParts(page);
  const { title } = parts;
  const { asOf, organisation } = content;
  const printed = printDocument(
    {
      information: {
        title: printableText(`${title} · ${asOf}`),
        author: printableText(organisation.name),
        language: page.format.locale,
        date: asOf,
      },
      sheet: sheetOf(page.geometry),
      style: bodyStyle,
      sections: [{ blocks: parts.body, ...pageFurniture(page, parts, inputHash) }],
      attached: [attachedData(title, parts.data)],
      fileId: inputHash.slice(0, 32),
      palette: paletteOf(content.look.accent),
    },
    type,
  );
  const missing = missingCharacters(input, type).join('');
  const notices = missing === '' ? [] : [{ code: 'CHARACTERS_MISSING', characters: missing } as const];
  return { ...printed, title, inputHash, asOf, notices, fileName: `key-figures-${asOf}.pdf` };
}
