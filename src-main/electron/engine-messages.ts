import type { DesktopAction, DesktopView } from '../../src-shared/contract/desktop-view.ts';
import type { Failure } from '../../src-shared/domain/failure.ts';

/** What main tells the engine's process. `key` is never logged and never leaves the two processes. */
export type EngineStart = {
  readonly directory: string;
  /** The folder of a training, there only while somebody trains. */
  readonly trainingDirectory: string;
  readonly key: Uint8Array;
  /** Undefined where the person who enrols the workstation names it. */
  readonly serverUrl: string | undefined;
  readonly today: string | undefined;
  readonly signInFile: string | undefined;
  readonly demoSignInFile: string | undefined;
  readonly version: string;
};

export type EngineMessage =
  | { readonly type: 'start'; readonly start: EngineStart }
  | { readonly type: 'connect' }
  | { readonly type: 'stop' }
  /** What the shell offers at this moment. */
  | { readonly type: 'desktop-view'; readonly view: DesktopView }
  | { readonly type: 'desktop-answer'; readonly id: number; readonly refusal: Failure | undefined };

/**
 * What the engine's process tells main: that it cannot start, in words for the person at the screen; that the engine of
 * real work gives way to that of a training, or the other way round, so that windows need new ports; or what a window
 * asks of the shell.
 */
export type EngineReport =
  | { readonly type: 'start-failed'; readonly message: string }
  | { readonly type: 'switched' }
  | { readonly type: 'desktop-ask'; readonly id: number; readonly action: DesktopAction };

/** Names of the two messages between preload and main, and of the one that carries the port into the page. */
export const requestPortChannel = 'duebook:request-engine-port';
export const portChannel = 'duebook:engine-port';
