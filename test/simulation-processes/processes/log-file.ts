import type { ChildProcess } from 'node:child_process';
import { appendFileSync } from 'node:fs';

/** Everything that a process prints goes to the end of a file. */
export function keepOutput(child: ChildProcess, path: string): void {
  const keep = (chunk: Buffer): void => appendFileSync(path, chunk);
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
}
