import type { Page } from '@playwright/test';
import type { DemoServer, OpenWorkstation } from '../fixtures/duebook-test.ts';
import type { ServerOptions } from '../fixtures/run-server.ts';

/** What a state is made with: servers and workstations that end with the test. */
export type Stage = {
  readonly dataFolder: string;
  readonly startServer: (options?: Partial<ServerOptions>) => Promise<DemoServer>;
  readonly open: OpenWorkstation;
  /** The business date; that of the specs where it is undefined. */
  readonly today?: string;
  /** Runs once the state is no longer looked at, before servers and workstations end. */
  readonly later: (undo: () => Promise<void>) => void;
};

/** A state that a person can meet, in front of them. */
export type State = {
  /** Names the picture. */
  readonly name: string;
  /** What a person sees, as a sentence. */
  readonly title: string;
  /** Brings it about, and checks that its words stand there. */
  readonly make: (stage: Stage) => Promise<Page>;
};

/** Options of a stage that leave out the business date where none is given. */
export function dayOf({ today }: Stage): { readonly today?: string } {
  return today === undefined ? {} : { today };
}
