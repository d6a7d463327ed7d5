import type { DesktopAction, DesktopView } from '../../../src-shared/contract/desktop-view.ts';
import { type Failure, failure } from '../../../src-shared/domain/failure.ts';
import type { WorkStatus } from './work-status.ts';

/** How an engine reaches the shell that its windows stand in. */
export type DesktopPort = {
  /** Null where there is no shell. */
  view(): DesktopView | null;
  /** Returns how to stop. */
  onChange(listener: () => void): () => void;
  /** Resolves when the shell has done it, or with why it could not. */
  ask(action: DesktopAction): Promise<Failure | undefined>;
  /** Shows how the work stands outside of the windows, until it is told otherwise. */
  tell(status: WorkStatus): void;
};

/** Of a host whose screens run in a browser. */
export const noDesktop: DesktopPort = {
  view: () => null,
  onChange: () => () => undefined,
  ask: async () => failure('FORBIDDEN'),
  tell: () => undefined,
};
