import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type DocumentsCommandResult, runDocumentsCommand } from '../src-main/browser/documents-command.ts';
import {
  type DocumentsCommand,
  DocumentsUsageError,
  documentsUsage,
  readDocumentsCommand,
} from '../src-main/browser/documents-command-options.ts';
import { createDocumentsProgress } from '../src-main/browser/documents-command-progress.ts';
import { openDocumentsWorkstation } from '../src-main/browser/open-documents-workstation.ts';
import { fatalWords } from '../src-main/engine/fatal-words.ts';
import { createLineLog } from '../src-main/engine/line-log.ts';
import { systemMonotonicClock } from '../src-main/engine/system-clock.ts';
import { defaultDataFolder } from '../src-server/app/default-data-folder.ts';
import { projectFolder } from './project-folder.ts';

export type DocumentsCall = {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths begin here. */
  readonly folder: string;
  /** Aborts when the person stops the program. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** For progress and for what went wrong. */
  readonly complain: (line: string) => void;
};

/** Runs `npm run documents`; gives its exit code. Only a bug throws. */
export async function runDocumentsProgram(call: DocumentsCall): Promise<0 | 1 | 2 | 3> {
  const { args, env, folder, say, complain } = call;
  if (args.includes('--help')) {
    say(documentsUsage);
    return 0;
  }
  try {
    const processors = availableParallelism();
    const around = { folder, defaultDataFolder: defaultDataFolder(), processors, env };
    const command = readDocumentsCommand(args, around);
    const result = await make(command, call);
    return tell(result, command, call);
  } catch (error) {
    const isUsage = error instanceof DocumentsUsageError;
    const words = isUsage ? `${error.message}\n\n${documentsUsage}` : fatalWords(error);
    if (words === undefined) throw error;
    complain(words);
    return isUsage ? 2 : 1;
  }
}

async function make(
  command: DocumentsCommand,
  { signal, complain }: DocumentsCall,
): Promise<DocumentsCommandResult> {
  const log = createLineLog(complainLine(complain), () => new Date().toISOString());
  const workstation = await openDocumentsWorkstation(command, readVersion(), log);
  try {
    const onProgress = createDocumentsProgress(systemMonotonicClock, complain);
    const { services } = workstation.engine;
    return await runDocumentsCommand({ command, services, signal, onProgress });
  } finally {
    await workstation.close();
  }
}

function complainLine(complain: (line: string) => void): (line: string) => void {
  return (line) => complain(line.trimEnd());
}

function tell(
  { madeCount, keptCount, leftCount, stoppedBy, failed }: DocumentsCommandResult,
  { outDirectory }: DocumentsCommand,
  { say, complain }: DocumentsCall,
): 0 | 3 {
  say(`${madeCount} made in ${outDirectory}, ${keptCount} were there already.`);
  for (const { accountNumber, reason } of failed) complain(`${accountNumber}: ${reason}`);
  if (stoppedBy !== null) complain(`Stopped: ${stoppedBy}. What was made is whole.`);
  if (failed.length > 0)
    complain(`${failed.length} could not be made. The same call again tries these alone.`);
  if (leftCount > 0) complain(`${leftCount} were not begun. The same call again goes on with them.`);
  return failed.length + leftCount === 0 ? 0 : 3;
}

function readVersion(): string {
  const path = join(projectFolder, 'package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8'))).version;
}
