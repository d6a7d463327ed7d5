import { z } from 'zod';
import { uniqueBy } from '../organisation/unique-by.ts';
import { builtInLetterhead, letterheadSchema } from './letterhead.ts';
import { missingForms, ownTextSchema } from './own-text.ts';

/** How the papers of an organisation look, and what they say where it says it in its own words. */
export const documentTemplateSchema = z.strictObject({
  letterhead: letterheadSchema,
  texts: uniqueBy(ownTextSchema, ['slot'], ['language'], ['form'])
    .max(1000)
    .superRefine((texts, context) => {
      for (const { index, form } of missingForms(texts))
        context.addIssue({
          code: 'custom',
          path: [index, 'form'],
          message: `${texts[index]?.slot} (${texts[index]?.language}): the form "${form}" is missing`,
        });
    }),
});
export type DocumentTemplate = z.infer<typeof documentTemplateSchema>;

/** The built-in letterhead and texts. */
export const builtInTemplate: DocumentTemplate = { letterhead: builtInLetterhead, texts: [] };

/** The id of the one document that holds the template. */
export const documentTemplateId = 'document-template' as const;
