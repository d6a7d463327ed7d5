import {
  builtInTemplate,
  type DocumentTemplate,
  documentTemplateId,
  documentTemplateSchema,
} from '../../src-shared/domain/document-template/document-template.ts';
import type { StoredReference } from '../../src-shared/domain/organisation/settings-of.ts';
import type { Log } from './ports/log.ts';

/** The template of the organisation as this device holds it. */
export type HeldTemplate = {
  readonly template: DocumentTemplate;
  /** 0 where nobody has saved one. */
  readonly version: number;
  /** False where what is stored cannot be read: papers have the built-in letterhead and texts then, and say so. */
  readonly isReadable: boolean;
};

export const noTemplate: HeldTemplate = { template: builtInTemplate, version: 0, isReadable: true };

/** The template among the reference data. */
export function heldTemplate(references: readonly StoredReference[], log: Log): HeldTemplate {
  const stored = references.find((one) => one.id === documentTemplateId);
  if (stored === undefined) return noTemplate;
  const { data, error } = documentTemplateSchema.safeParse(stored.value);
  if (data !== undefined) return { template: data, version: stored.version, isReadable: true };
  const field = error.issues[0]?.path.join('.') ?? '';
  log('error', 'settings.invalid', { id: documentTemplateId, field });
  return { template: builtInTemplate, version: stored.version, isReadable: false };
}
