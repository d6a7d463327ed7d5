import type { Actor } from '../domain/organisation/actor.ts';
import type { Organisation } from '../domain/organisation/organisation.ts';

/** Who works here, for whom, and what day it is. */
export type SessionView = {
  readonly actor: Actor;
  readonly organisation: Organisation;
  readonly deviceId: string;
  /** M4: the business date of the workstation. */
  readonly today: string;
  readonly host: 'electron' | 'browser';
  readonly version: string;
};
