import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runDocuments } from '../engine/document-run.ts';
import { issueDocument } from '../engine/issue-document.ts';
import type { DocumentsCommandOptions, DocumentsCommandResult } from './documents-command.ts';
import { judgeError } from './documents-command-reasons.ts';
import type { CommandSubject } from './documents-command-subjects.ts';
import { writeWhole } from './write-whole.ts';

/** Makes the documents whose files are not there yet. */
export async function makeFiles(
  { command, services, signal, onProgress }: DocumentsCommandOptions,
  subjects: readonly CommandSubject[],
): Promise<DocumentsCommandResult> {
  const placeOf = ({ fileName }: CommandSubject) => join(command.outDirectory, `${fileName}.pdf`);
  const missing = subjects.filter((subject) => !existsSync(placeOf(subject)));
  const result = await runDocuments<CommandSubject, string>({
    subjects: missing,
    width: services.documents.width,
    signal,
    async make(subject) {
      // In the register before it is in the folder: no paper is there that nobody knows of.
      const { rendered } = await issueDocument(services, subject.request, 'batch');
      await writeWhole(placeOf(subject), new Uint8Array(await rendered.pdf.arrayBuffer()));
    },
    judge: judgeError,
    onProgress: (count) => onProgress(count, missing.length),
  });
  return {
    ...result,
    keptCount: subjects.length - missing.length,
    failed: result.failed.map(({ subject, reason }) => ({ accountNumber: subject.accountNumber, reason })),
  };
}
