import type { DocumentLanguage } from '../../src-shared/domain/document-languages.ts';
import {
  builtInTemplate,
  type DocumentTemplate,
  documentTemplateSchema,
} from '../../src-shared/domain/document-template/document-template.ts';
import type { Letterhead } from '../../src-shared/domain/document-template/letterhead.ts';
import { countForms } from '../../src-shared/domain/document-template/text-slot.ts';
import { findTextSlot } from '../../src-shared/domain/document-template/text-slots.ts';
import type { DocumentContent } from '../engine/ports/documents-port.ts';
import { withTemplate } from '../engine/printed-template.ts';
import { testPng } from './receipt/receipt-content.fixture.ts';

/** Own texts of one language by their slots. */
export function testTexts(
  language: DocumentLanguage,
  texts: Readonly<Record<string, string>>,
): DocumentTemplate['texts'] {
  return Object.entries(texts).flatMap(([slot, text]) => {
    const forms = findTextSlot(slot)?.isCounted === true ? countForms(language) : [''];
    return forms.map((form) => ({ slot, language, form, text }));
  });
}

/** A letterhead with everything that it can have. */
export const testLetterhead: Letterhead = {
  logo: { png: testPng(), widthMm: 50, side: 'left' },
  accent: '#7a1f5c',
  window: 'automatic',
  marginsMm: null,
  footer: [
    ['Albrecht Stahlhandel GmbH', 'Hafenstr. 4, 04179 Leipzig'],
    ['Amtsgericht Leipzig, HRB 12345', 'USt-IdNr. DE123456789'],
    ['Geschäftsführer: Jürgen Albrecht, Zoë Müller-Lüdenscheidt'],
  ],
};

/** A document with what it prints of a template that could have been saved. */
export function testPrinted<Content extends DocumentContent>(
  content: Content,
  changes: { readonly letterhead?: Partial<Letterhead>; readonly texts?: DocumentTemplate['texts'] },
): Content {
  const { letterhead, texts = [] } = changes;
  const template = { letterhead: { ...builtInTemplate.letterhead, ...letterhead }, texts };
  return withTemplate(content, { template: documentTemplateSchema.parse(template), version: 1 });
}
