import type { CommandState } from '../../../src-main/engine/ports/outbox-port.ts';
import type { CollectionName } from '../../../src-shared/protocol/collections.ts';

/** A command as a workstation's file holds it. */
export type HeldCommand = { readonly id: string; readonly state: CommandState };

/** Documents by their id, as canonical JSON with their position. */
export type Documents = ReadonlyMap<string, string>;
export type DocumentsByCollection = Readonly<Record<CollectionName, Documents>>;

/** What is on the disk of a workstation. */
export type HeldByWorkstation = {
  readonly deviceId: string;
  readonly commands: readonly HeldCommand[];
  readonly documents: DocumentsByCollection;
};

/** A command as the server has judged it. */
export type JudgedCommand = {
  readonly id: string;
  readonly deviceId: string;
  readonly status: 'applied' | 'refused';
  /** The code of the refusal. */
  readonly failure: string | null;
};
