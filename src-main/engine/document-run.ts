export type DocumentRun<Subject, Reason> = {
  readonly subjects: readonly Subject[];
  /** How many are made at the same time. */
  readonly width: number;
  /** Begins no further document once it is aborted; those that are being made are finished. */
  readonly signal: AbortSignal;
  /** Makes a document and puts it where it is to be, whole or not at all. */
  make(subject: Subject): Promise<void>;
  /** What an error means for its document; one of no meaning is a bug, which ends the run. */
  judge(error: unknown, subject: Subject): Judgement<Reason> | undefined;
  onProgress(doneCount: number): void;
};

/**
 * `failed`: this document cannot be made; the others can. `stop`: none can be made as long as that is so, as on a full
 * disk: the run begins no further one, and leaves this one to be made later.
 */
export type Judgement<Reason> = { readonly is: 'failed' | 'stop'; readonly reason: Reason };

export type DocumentRunResult<Subject, Reason> = {
  readonly madeCount: number;
  readonly failed: readonly { readonly subject: Subject; readonly reason: Reason }[];
  /** What is not made because the run was stopped, and why where nobody asked for it. */
  readonly leftCount: number;
  readonly stoppedBy: Reason | null;
};

/** Makes a document of each subject, some at a time and in their order; one that fails stops no other. */
export async function runDocuments<Subject, Reason>(
  run: DocumentRun<Subject, Reason>,
): Promise<DocumentRunResult<Subject, Reason>> {
  const waiting = [...run.subjects].reverse();
  const failed: { subject: Subject; reason: Reason }[] = [];
  let madeCount = 0;
  const stops: Reason[] = [];
  const take = () => (run.signal.aborted || stops.length > 0 ? undefined : waiting.pop());
  const work = async (): Promise<void> => {
    for (let subject = take(); subject !== undefined; subject = take()) {
      try {
        await run.make(subject);
        madeCount += 1;
      } catch (error) {
        const judgement = run.judge(error, subject);
        if (judgement === undefined) throw error;
        if (judgement.is === 'failed') failed.push({ subject, reason: judgement.reason });
        else stops.push(judgement.reason);
      }
      run.onProgress(madeCount + failed.length);
    }
  };
  await Promise.all(Array.from({ length: run.width }, work));
  const leftCount = run.subjects.length - madeCount - failed.length;
  return { madeCount, failed, leftCount, stoppedBy: stops[0] ?? null };
}
