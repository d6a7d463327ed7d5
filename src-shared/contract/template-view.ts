import { z } from 'zod';
import {
  type DocumentTemplate,
  documentTemplateSchema,
} from '../domain/document-template/document-template.ts';
import type { TemplateKind } from '../domain/document-template/text-slot.ts';
import { maxDunningLevel } from '../domain/dunning/dunning-policy.ts';
import { accountIdSchema } from '../domain/ids.ts';

/** The template of the organisation as this device holds it. */
export type TemplateView = {
  readonly template: DocumentTemplate;
  /** 0 where nobody has saved one. */
  readonly version: number;
  /** False where what is stored cannot be read, and everything is printed as it is built in. */
  readonly isReadable: boolean;
};

/** `version`: one above that of the template which was changed, or REFERENCE_CHANGED. */
export const templateSaveSchema = z.object({ template: documentTemplateSchema, version: z.int().min(1) });
export type TemplateSave = z.infer<typeof templateSaveSchema>;

/** The papers that a template is looked at on; what all letters say alike is looked at on a dunning letter. */
export const previewKinds = [
  'statement',
  'dunning-letter',
  'promise-confirmation',
  'dispute-acknowledgement',
  'plan-agreement',
  'receipt',
] as const satisfies readonly TemplateKind[];
export type PreviewKind = (typeof previewKinds)[number];

/** A paper of an account as it would be with a template that is not saved. */
export const templatePreviewSchema = z.object({
  accountId: accountIdSchema,
  locale: z.string().min(2).max(20),
  kind: z.enum(previewKinds),
  /** G1: of a dunning letter. */
  level: z.int().min(1).max(maxDunningLevel),
  /** The text that is being written: the paper takes the form that prints it. Null where none is. */
  slot: z.string().max(60).nullable(),
  template: documentTemplateSchema,
});
export type TemplatePreview = z.infer<typeof templatePreviewSchema>;
