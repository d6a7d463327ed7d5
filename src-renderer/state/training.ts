import { create } from 'zustand';
import type { TrainingState } from '../../src-shared/contract/training-view.ts';

type Training = {
  /** Null until the engine has said so. */
  readonly state: TrainingState | null;
  readonly hasFailed: boolean;
  /** The dialog that explains it and begins or ends it is open. */
  readonly isShown: boolean;
};

export const useTraining = create<Training>(() => ({ state: null, hasFailed: false, isShown: false }));

export function showTraining(): void {
  useTraining.setState({ isShown: true });
}

export function hideTraining(): void {
  useTraining.setState({ isShown: false });
}
