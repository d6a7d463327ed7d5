import { builtInLetterhead } from '../../../src-shared/domain/document-template/letterhead.ts';
import type { ReportContent } from '../../engine/ports/report-content.ts';
import { createDocumentFormat } from '../document-format.ts';
import type { SheetPage } from '../document-page.ts';
import { regionalLocale, shortName } from '../open-page.ts';
import { pageGeometryFor } from '../page-geometry.ts';

/** What every part of the report needs to make its content. */
export type ReportPage = SheetPage & { readonly content: ReportContent };

/** The sheet of the organisation's own country: the report goes to nobody in another. */
export function openReportPage(content: ReportContent): ReportPage {
  const { organisation, look, person, asOf, locale } = content;
  // It goes into no envelope.
  const geometry = {
    ...pageGeometryFor(organisation.country, { ...builtInLetterhead, ...look }),
    foldMarks: [],
  };
  const format = createDocumentFormat(regionalLocale(locale, geometry.pageSize));
  const whose = [shortName(person), shortName(organisation.name)];
  return { content, asOf, format, geometry, mark: undefined, footer: [], whose };
}
