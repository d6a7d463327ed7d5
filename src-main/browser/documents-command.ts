import { mkdirSync } from 'node:fs';
import { HostFailure } from '../desktop/host-failure.ts';
import type { EngineServices } from '../engine/engine-services.ts';
import { FailureError } from '../engine/failure-error.ts';
import { makeFiles } from './documents-command-files.ts';
import { makeMerged } from './documents-command-merged.ts';
import type { DocumentsCommand } from './documents-command-options.ts';
import { commandSubjects } from './documents-command-subjects.ts';

export type DocumentsCommandOptions = {
  readonly command: DocumentsCommand;
  readonly services: EngineServices;
  readonly signal: AbortSignal;
  readonly onProgress: (doneCount: number, total: number) => void;
};

export type DocumentsCommandResult = {
  readonly madeCount: number;
  /** What was there already. */
  readonly keptCount: number;
  /** By the number of the account, with a word or a code. */
  readonly failed: readonly { readonly accountNumber: string; readonly reason: string }[];
  readonly leftCount: number;
  /** Why some are left where nobody asked for it. */
  readonly stoppedBy: string | null;
};

/**
 * Makes the documents that are named, each into a file of its own or all together for the printer, and records each in
 * the register. A file appears whole or not at all; one that is there is left as it is.
 * @throws {HostFailure} where nothing can be done at all, in words for the person who called.
 */
export async function runDocumentsCommand(options: DocumentsCommandOptions): Promise<DocumentsCommandResult> {
  const { command, services } = options;
  await openLock(services, command.passphrase);
  refuseDaysToCome(command, services.clock.today());
  const { subjects, unknownNumbers } = commandSubjects(services, command);
  makeFolder(command.outDirectory);
  const make = command.output === 'one-each' ? makeFiles : makeMerged;
  const result = await make(options, subjects);
  const unknown = unknownNumbers.map((accountNumber) => ({
    accountNumber,
    reason: 'no account of this workstation has this number',
  }));
  return { ...result, failed: [...unknown, ...result.failed] };
}

/** @throws {HostFailure} where nobody is signed in, or the passphrase is missing or wrong. */
async function openLock({ lock, device }: EngineServices, passphrase: string | undefined): Promise<void> {
  if (device.session() === undefined) {
    throw new HostFailure('Nobody has signed in on this workstation yet. Sign in once with npm start.');
  }
  if (!lock.isLocked()) return;
  if (passphrase === undefined || passphrase === '') {
    throw new HostFailure('The workstation is locked by a passphrase. Put it into DUEBOOK_PASSPHRASE.');
  }
  try {
    await lock.open(passphrase);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    throw new HostFailure('DUEBOOK_PASSPHRASE does not open the workstation.', { cause: error });
  }
}

/** M4: nobody knows more of a day to come than of today. @throws {HostFailure} */
function refuseDaysToCome({ asOf, from }: DocumentsCommand, today: string): void {
  const named = [['--as-of', asOf] as const, ['--from', from] as const];
  for (const [name, day] of named) {
    if (day !== null && day > today)
      throw new HostFailure(`${name} ${day} is still to come: today is ${today}.`);
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new HostFailure(`The folder ${path} cannot be made.`, { cause: error });
  }
}
