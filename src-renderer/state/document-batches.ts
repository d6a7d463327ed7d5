import { create } from 'zustand';
import type { BatchView } from '../../src-shared/contract/document-batch.ts';

/** Files of a batch that are being saved: how many are, of how many. */
export type BatchSaving = { readonly savedCount: number; readonly total: number };

type DocumentBatches = {
  /** Those of the person who is signed in, as the engine has them. */
  readonly batches: readonly BatchView[];
  /** Started in this window: their files are saved when they are there. */
  readonly awaited: ReadonlySet<string>;
  readonly saving: Readonly<Record<string, BatchSaving>>;
  /** Screens that show how far batches are. */
  readonly lookerCount: number;
};

const none: Omit<DocumentBatches, 'lookerCount'> = { batches: [], awaited: new Set(), saving: {} };

export const useDocumentBatches = create<DocumentBatches>(() => ({ ...none, lookerCount: 0 }));

export function showBatches(batches: readonly BatchView[]): void {
  useDocumentBatches.setState({ batches });
}

/** Has the files of a batch saved in this window as soon as it is done. */
export function awaitBatch(batchId: string): void {
  useDocumentBatches.setState(({ awaited }) => ({ awaited: new Set([...awaited, batchId]) }));
}

/** True once for each time that it was awaited. */
export function takeAwaited(batchId: string): boolean {
  const { awaited } = useDocumentBatches.getState();
  if (!awaited.has(batchId)) return false;
  useDocumentBatches.setState({ awaited: new Set([...awaited].filter((one) => one !== batchId)) });
  return true;
}

/** Null where what was said of its files holds no longer. */
export function showSaving(batchId: string, saving: BatchSaving | null): void {
  useDocumentBatches.setState((state) => {
    const { [batchId]: _before, ...others } = state.saving;
    return { saving: saving === null ? others : { ...others, [batchId]: saving } };
  });
}

/** A screen shows them until what this returns is called. */
export function lookAtBatches(): () => void {
  const change = (by: number) =>
    useDocumentBatches.setState(({ lookerCount }) => ({ lookerCount: lookerCount + by }));
  change(1);
  return () => change(-1);
}

export function forgetDocumentBatches(): void {
  useDocumentBatches.setState(none);
}
