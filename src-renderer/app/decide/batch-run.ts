import { create } from 'zustand';
import type { EngineClient } from '../engine-client.ts';
import type { Problem } from '../problem.ts';
import { type BatchOutcome, takeBackAll } from './run-batch.ts';

export type BatchState<Row> =
  | { readonly state: 'idle' }
  | { readonly state: 'collecting'; readonly done: number }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | {
      readonly state: 'done';
      readonly outcome: BatchOutcome<Row>;
      readonly doneText: DoneText;
      readonly withdrawnCount: number | null;
    };

type Progress = { readonly signal: AbortSignal; readonly onProgress: (done: number) => void };
export type Collect<Row> = (client: EngineClient, progress: Progress) => Promise<readonly Row[]>;
export type BatchWork<Row> = (
  client: EngineClient,
  rows: readonly Row[],
  progress: Progress,
) => Promise<BatchOutcome<Row>>;

/** What a run is about: rows of a list, or accounts that were chosen. */
export type BatchWords = 'batch' | 'bulk';

/** Key of the words that name a run where nothing else says what it is; no two runs have the same. */
export type BatchTitle = 'bulk.label' | 'cash.handInTitle' | 'dunning.actions' | 'dunning.toNotices';

/** What was done to that many, where there is more to say than how many. */
export type DoneText = ((count: number) => string) | undefined;

/** A run that ended while nobody looked: what is to be said of it wherever one is. */
export type EndedElsewhere = {
  readonly title: BatchTitle;
  readonly words: BatchWords;
  readonly outcome: BatchOutcome<unknown>;
  readonly doneText: DoneText;
};

/** In the order in which they ended. */
export const useEndedElsewhere = create<readonly EndedElsewhere[]>(() => []);

const runs = new Set<Pick<BatchRun<never>, 'stop' | 'forget'>>();

/** What one person began, and what came of it, is none of the next one's. */
export function forgetBatches(): void {
  for (const run of runs) run.forget();
  useEndedElsewhere.setState([], true);
}

/** Stops every run: nothing is worked on behind locked screens. How far each came is said when they are back. */
export function stopBatches(): void {
  for (const run of runs) run.stop();
}

/** Work on many rows, one run at a time. It goes on while other screens are shown, and its outcome waits to be closed. */
export class BatchRun<Row> {
  readonly title: BatchTitle;
  readonly words: BatchWords;
  readonly useState = create<BatchState<Row>>(() => ({ state: 'idle' }));
  #running: AbortController | null = null;
  #lookers = 0;

  constructor(title: BatchTitle, words: BatchWords) {
    this.title = title;
    this.words = words;
    runs.add(this);
  }

  /** Somebody sees it from now on, until what comes back is called. */
  look(): () => void {
    this.#lookers += 1;
    return () => {
      this.#lookers -= 1;
    };
  }

  /** @throws whatever stops it as a whole: nothing is left of it then */
  async start(
    client: EngineClient,
    collect: Collect<Row>,
    work: BatchWork<Row>,
    doneText?: DoneText,
  ): Promise<void> {
    await this.#once({ state: 'idle' }, async (signal, show) => {
      const onProgress = (done: number) => show({ state: 'collecting', done });
      onProgress(0);
      const rows = await collect(client, { signal, onProgress });
      const worked = (done: number) => show({ state: 'running', done, total: rows.length });
      worked(0);
      const outcome = await work(client, rows, { signal, onProgress: worked });
      const isShown = show({ state: 'done', outcome, doneText, withdrawnCount: null });
      if (isShown && this.#lookers === 0) this.#tell({ outcome, doneText });
    });
  }

  /**
   * Takes back the commands that were not sent yet.
   * @param problemOf names what a withdrawal throws
   * @throws whatever stops it as a whole
   */
  async takeBack(client: EngineClient, problemOf: (error: unknown) => Problem): Promise<void> {
    const done = this.useState.getState();
    if (done.state !== 'done') return;
    await this.#once(done, async (_signal, show) => {
      const withdraw = (commandId: string) => client.commands.withdraw({ commandId });
      const withdrawnCount = await takeBackAll(done.outcome.commandIds, withdraw, problemOf);
      show({ ...done, withdrawnCount });
    });
  }

  readonly stop = (): void => this.#running?.abort();

  readonly close = (): void => this.useState.setState({ state: 'idle' }, true);

  /** Lets it go as if it had never been. */
  forget(): void {
    this.stop();
    this.#running = null;
    this.close();
  }

  #tell(ended: Pick<EndedElsewhere, 'outcome' | 'doneText'>): void {
    const { title, words } = this;
    useEndedElsewhere.setState((before) => [...before, { ...ended, title, words }], true);
  }

  /** One at a time; `show` does nothing, and says so, once the run was forgotten. */
  async #once(
    afterFailure: BatchState<Row>,
    work: (signal: AbortSignal, show: (state: BatchState<Row>) => boolean) => Promise<void>,
  ): Promise<void> {
    if (this.#running !== null) return;
    const mine = new AbortController();
    this.#running = mine;
    const show = (state: BatchState<Row>): boolean => {
      if (this.#running !== mine) return false;
      this.useState.setState(state, true);
      return true;
    };
    try {
      await work(mine.signal, show);
    } catch (error) {
      if (show(afterFailure)) throw error;
    } finally {
      if (this.#running === mine) this.#running = null;
    }
  }
}
