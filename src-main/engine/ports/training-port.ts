import type { TrainingView } from '../../../src-shared/contract/training-view.ts';

/** How an engine asks its host for the training workstation, which has a folder, a key and a server of its own. */
export type TrainingPort = {
  view(): TrainingView;
  /** Returns how to stop. */
  onChange(listener: () => void): () => void;
  /** Begins to train: nothing happens where that is under way already. The windows connect anew when it is ready. */
  enter(): void;
  /** Goes back to real work. */
  leave(): void;
};

/** Of a host that has no training. */
export const noTraining: TrainingPort = {
  view: () => ({ state: 'none', isTraining: false, hasFailed: false }),
  onChange: () => () => undefined,
  enter: () => undefined,
  leave: () => undefined,
};
