import type { IssuedDocument } from '../../src-shared/contract/issued-documents-view.ts';
import type { EngineServices } from './engine-services.ts';
import { issuedPaper } from './issued-paper.ts';
import type { BatchPaper, KeptBatch } from './ports/batches-port.ts';
import type { Paper, PrintedDocument } from './ports/documents-port.ts';

/** What a batch keeps of a document that was made: its file, or its id in the register where it is printed with others. */
export function keptPaper(
  output: KeptBatch['output'],
  { fileName, pageCount, pdf }: PrintedDocument,
  { documentId, request }: IssuedDocument,
): BatchPaper {
  const content = output === 'one-each' ? pdf : Buffer.from(documentId, 'utf8');
  return { fileName: inLanguage(fileName, request.locale), pageCount, content };
}

/** `statement-de.pdf`: the same document in another language is another file. */
function inLanguage(fileName: string, locale: string): string {
  return fileName.replace(/(\.[a-z]+)?$/i, (ending) => `-${locale}${ending}`);
}

/**
 * Papers that are printed together, by what {@link keptPaper} kept of them. Their logo is there once, however many it
 * stands on: they travel to a worker as one message.
 * @throws as `issuedPaper`.
 */
export function papersToMerge(
  services: Pick<EngineServices, 'device' | 'readModels' | 'issuedDocuments'>,
  kept: readonly Uint8Array[],
): readonly Paper[] {
  const templates = new Map<string, Paper['content']['template']>();
  return kept.map((id) => {
    const paper = issuedPaper(services, Buffer.from(id).toString('utf8'));
    const { template } = paper.content;
    if (template === undefined) return paper;
    const name = JSON.stringify({
      ...template,
      letterhead: { ...template.letterhead, logo: template.letterhead.logo?.sha256 },
    });
    const shared = templates.get(name) ?? template;
    templates.set(name, shared);
    return { ...paper, content: { ...paper.content, template: shared } };
  });
}
