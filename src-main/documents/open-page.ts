import { builtInLetterhead } from '../../src-shared/domain/document-template/letterhead.ts';
import type { DocumentContent, PaperMark, PrintedTemplate } from '../engine/ports/documents-port.ts';
import { dateOf } from './date-of.ts';
import { createDocumentFormat } from './document-format.ts';
import type { DocumentPage } from './document-page.ts';
import { readLogo } from './letterhead-logo.ts';
import { ownTexts, ownWords } from './own-words.ts';
import { millimetres, pageGeometryFor } from './page-geometry.ts';

/** What every part of a document needs: its sheet, its letterhead, its words and its formats. */
export function openPage(content: DocumentContent, mark?: PaperMark): DocumentPage {
  const { account, organisation, template } = content;
  const letterhead = template?.letterhead ?? builtInLetterhead;
  const geometry = pageGeometryFor(account.country, letterhead);
  const format = createDocumentFormat(regionalLocale(content.locale, geometry.pageSize));
  const asOf = dateOf(content);
  const page = { organisation, account, asOf, geometry, mark, footer: letterhead.footer };
  const whose = [`${format.words.account} ${account.number}`, shortName(account.name)];
  if (template === undefined) return { ...page, whose, format, logo: null, ownTexts: {} };
  const words = ownWords(format.words, template.texts, content);
  const own = ownTexts(template.texts, content);
  return { ...page, whose, format: { ...format, words }, logo: logoOf(template), ownTexts: own };
}

/** Short enough for the head of a page. */
export function shortName(name: string): string {
  return name.length > 60 ? `${[...name].slice(0, 59).join('')}…` : name;
}

function logoOf({ letterhead: { logo } }: PrintedTemplate): DocumentPage['logo'] {
  if (logo === null) return null;
  const read = readLogo(logo);
  if ('code' in read) return null;
  return { picture: read.picture, width: millimetres(logo.widthMm), side: logo.side };
}

/** English alone does not say how a date is written: as in the United States there, as in Britain elsewhere. */
export function regionalLocale(locale: string, pageSize: 'A4' | 'LETTER'): string {
  if (locale !== 'en') return locale;
  return pageSize === 'LETTER' ? 'en-US' : 'en-GB';
}
