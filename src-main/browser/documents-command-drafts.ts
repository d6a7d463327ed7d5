import { createHash } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HostFailure } from '../desktop/host-failure.ts';
import type { EngineServices } from '../engine/engine-services.ts';
import { issueDocument } from '../engine/issue-document.ts';
import { paperAgain } from '../engine/issued-paper.ts';
import type { CommandSubject } from './documents-command-subjects.ts';
import { writeWhole } from './write-whole.ts';

/**
 * The file of a document under another name. It is on the disk before its document is in the register, and names it:
 * by that a later call finds what the register has and the folder has not, and does not issue it once more.
 */
type Draft = { readonly path: string; readonly documentId: string };

/**
 * The drafts that earlier calls left in a folder, by the name that the file was to have.
 * @throws {HostFailure} where the folder cannot be read.
 */
export function draftsIn(folder: string): (fileName: string) => readonly Draft[] {
  const drafts = namesIn(folder).flatMap((name) => {
    const [, key, documentId] = /^\.([0-9a-f]{16})-([0-9a-f-]{36})\.part$/.exec(name) ?? [];
    return key === undefined || documentId === undefined
      ? []
      : [{ key, documentId, path: join(folder, name) }];
  });
  const byKey = Map.groupBy(drafts, ({ key }) => key);
  return (fileName) => byKey.get(keyOf(fileName)) ?? [];
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new HostFailure(`The folder ${folder} cannot be read.`, { cause: error });
  }
}

/** The name itself may leave no room for more. */
function keyOf(fileName: string): string {
  return createHash('sha256').update(fileName).digest('hex').slice(0, 16);
}

/**
 * Issues a document into a folder. Where its draft cannot be written it is not issued; where only its name cannot be
 * given to it, the draft stays for {@link finishDraft}.
 * @throws what `issueDocument` throws, and what the disk says.
 */
export async function issueInto(
  services: EngineServices,
  { request, fileName }: CommandSubject,
  { folder, place }: { readonly folder: string; readonly place: string },
): Promise<void> {
  let draft = '';
  await issueDocument(services, request, 'batch', null, ({ pdf }, { documentId }) => {
    draft = join(folder, `.${keyOf(fileName)}-${documentId}.part`);
    writeDraft(draft, pdf);
  });
  await rename(draft, place);
}

function writeDraft(path: string, content: Uint8Array): void {
  try {
    writeFileSync(path, content, { mode: 0o600, flush: true });
  } catch (error) {
    try {
      rmSync(path, { force: true });
    } catch {
      // What went wrong first is what is told; a later call removes the draft.
    }
    throw error;
  }
}

/**
 * Gives the document of a draft its file: as it was issued, without a word of a copy.
 * @returns false where it was never issued; the draft is gone then.
 * @throws what `paperAgain` throws where the draft is damaged, and what the disk says.
 */
export async function finishDraft(
  services: EngineServices,
  { path, documentId }: Draft,
  place: string,
): Promise<boolean> {
  const issued = services.issuedDocuments.find(documentId);
  if (issued !== undefined) {
    const hash = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    if (hash === issued.fileHash) {
      await rename(path, place);
      return true;
    }
    const { rendered } = await paperAgain(services, documentId);
    await writeWhole(place, new Uint8Array(await rendered.pdf.arrayBuffer()));
  }
  await rm(path, { force: true });
  return issued !== undefined;
}
