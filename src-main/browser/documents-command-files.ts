import { statSync } from 'node:fs';
import { join } from 'node:path';
import { ofItsDay } from '../engine/document-day.ts';
import { runDocuments } from '../engine/document-run.ts';
import type { DocumentsCommandOptions, DocumentsCommandResult } from './documents-command.ts';
import { draftsIn, finishDraft, issueInto } from './documents-command-drafts.ts';
import { judgeError } from './documents-command-reasons.ts';
import type { CommandSubject } from './documents-command-subjects.ts';

/** Makes the documents whose files are not there yet. */
export async function makeFiles(
  { command, services, signal, onProgress }: DocumentsCommandOptions,
  subjects: readonly CommandSubject[],
): Promise<DocumentsCommandResult> {
  const { outDirectory } = command;
  const asOf = command.asOf ?? services.clock.today();
  const placeOf = ({ fileName }: CommandSubject) => join(outDirectory, `${fileName}.pdf`);
  const missing = subjects.filter((subject) => !isFile(placeOf(subject)));
  const draftsOf = draftsIn(outDirectory);
  const result = await runDocuments<CommandSubject, string>({
    subjects: missing,
    width: services.documents.width,
    signal,
    async make(subject) {
      const place = placeOf(subject);
      for (const draft of draftsOf(subject.fileName)) {
        if (await finishDraft(services, draft, place)) return;
      }
      // The register and the folder have it both, or neither.
      const request = ofItsDay(subject.request, asOf, services.clock.today());
      await issueInto(services, { ...subject, request }, { folder: outDirectory, place });
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

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
