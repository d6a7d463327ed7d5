import type { CheckedDocumentRequest, RenderedDocument } from '../../src-shared/contract/document-request.ts';

/** A document of many that could not be handed over, and why: the code of a failure or of a problem of the disk. */
export type FailedDocument<Subject> = { readonly subject: Subject; readonly reason: string };

export type DocumentRun<Subject> = {
  readonly subjects: readonly Subject[];
  /** How many are made at the same time. */
  readonly width: number;
  /** Begins no further document once it is aborted; those that are being made are finished. */
  readonly signal: AbortSignal;
  requestOf(subject: Subject): CheckedDocumentRequest;
  render(request: CheckedDocumentRequest): Promise<RenderedDocument>;
  /** Puts a document where it is to be, whole or not at all. */
  deliver(subject: Subject, rendered: RenderedDocument): Promise<void>;
  /** What an expected failure is called; undefined for a bug, which ends the run. */
  reasonOf(error: unknown): string | undefined;
  onProgress(doneCount: number): void;
};

export type DocumentRunResult<Subject> = {
  readonly madeCount: number;
  readonly failed: readonly FailedDocument<Subject>[];
  /** What was not begun because the run was stopped. */
  readonly leftCount: number;
};

/** Makes a document of each subject, some at a time and in their order; one that fails stops no other. */
export async function runDocuments<Subject>(run: DocumentRun<Subject>): Promise<DocumentRunResult<Subject>> {
  const waiting = [...run.subjects].reverse();
  const failed: FailedDocument<Subject>[] = [];
  let madeCount = 0;
  const work = async (): Promise<void> => {
    for (let subject = take(); subject !== undefined; subject = take()) {
      try {
        const request = run.requestOf(subject);
        await run.deliver(subject, await run.render(request));
        madeCount += 1;
      } catch (error) {
        const reason = run.reasonOf(error);
        if (reason === undefined) throw error;
        failed.push({ subject, reason });
      }
      run.onProgress(madeCount + failed.length);
    }
  };
  const take = () => (run.signal.aborted ? undefined : waiting.pop());
  await Promise.all(Array.from({ length: run.width }, work));
  return { madeCount, failed, leftCount: waiting.length };
}
