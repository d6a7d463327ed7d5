import template from '../../resources/demo/template.json' with { type: 'json' };
import { documentTemplateId } from '../../src-shared/domain/document-template/document-template.ts';
import { referenceSchema } from '../../src-shared/domain/organisation/reference.ts';
import type { FeedWrite } from '../store/write-feed.ts';

/** The letterhead of the demonstration, with the logo of `resources/demo/logo.svg`, and what its statements end with. */
export function demoTemplate(): FeedWrite {
  const document = referenceSchema.parse({
    ...{ id: documentTemplateId, kind: documentTemplateId, accountId: '', seq: 0, version: 1 },
    value: template,
  });
  return { collection: 'reference', document };
}
