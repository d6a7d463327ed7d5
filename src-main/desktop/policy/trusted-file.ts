import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { openOutside, readAtMost } from '../outside-file.ts';
import type { PolicyProblem, PolicyProblemCode } from './policy-problem.ts';
import { programsFolder } from './windows-places.ts';

/** A file that was read, or why it must not be followed. */
export type ReadFile =
  | { readonly state: 'read'; readonly text: string }
  | { readonly state: 'missing' }
  | { readonly state: 'refused'; readonly problem: PolicyProblem };

export type FileTrust = {
  readonly platform: NodeJS.Platform;
  /** User ids whose files are believed: that of root. Unused on Windows. */
  readonly owners: readonly number[];
  /** The root of the file system, on Windows the system's drive; another one in tests. */
  readonly root: string;
};

const maxBytes = 256 * 1024;

/**
 * Reads a file that only an administrator can have written: anybody who could write it, or put another in its place,
 * would set rules for all who work on the machine. Without `trust` it may be anybody's.
 */
export async function readFileOf(path: string, trust: FileTrust | undefined): Promise<ReadFile> {
  try {
    const file = await openOutside(path);
    try {
      const problem = await whyNotTrusted(path, file, trust);
      return problem === undefined ? await readWhole(file) : { state: 'refused', problem };
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'missing' };
    if (code === undefined) throw error;
    return refused('file-unreadable', { systemCode: code });
  }
}

function refused(code: PolicyProblemCode, params: PolicyProblem['params'] = {}): ReadFile {
  return { state: 'refused', problem: { code, params } };
}

async function readWhole(file: FileHandle): Promise<ReadFile> {
  const bytes = await readAtMost(file, maxBytes + 1);
  if (bytes.length > maxBytes) return refused('file-large', { kib: maxBytes / 1024 });
  return { state: 'read', text: bytes.toString('utf8') };
}

async function whyNotTrusted(
  path: string,
  file: FileHandle,
  trust: FileTrust | undefined,
): Promise<PolicyProblem | undefined> {
  const found = await file.stat();
  if (!found.isFile()) return plain('not-a-file');
  if (trust === undefined) return undefined;
  if (trust.platform === 'win32') {
    const folder = programsFolder(trust.root);
    if (!(await liesBelow(folder, path))) return { code: 'file-elsewhere', params: { folder } };
    return (await canWrite(path)) ? plain('file-own') : undefined;
  }
  if (!trust.owners.includes(found.uid)) return plain('file-owner');
  // 0o022: writable for the group or for everybody.
  if ((found.mode & 0o022) !== 0) return plain('file-open');
  const folder = await stat(dirname(path));
  const isOpen = (folder.mode & 0o022) !== 0 && (folder.mode & 0o1000) === 0;
  return !trust.owners.includes(folder.uid) || isOpen ? plain('file-replaceable') : undefined;
}

function plain(code: PolicyProblemCode): PolicyProblem {
  return { code, params: {} };
}

/** As it is named and where its links lead: one of the two outside, and a user could choose another file. */
async function liesBelow(folder: string, path: string): Promise<boolean> {
  return [resolve(path), await realpath(path)].every((place) => {
    const way = relative(folder, place);
    return !way.startsWith('..') && !isAbsolute(way);
  });
}

/**
 * Node does not tell the access list of Windows, nor the owner; the system says by letting it be opened. Nothing is
 * written. What this person cannot write may still be another person's.
 */
async function canWrite(path: string): Promise<boolean> {
  try {
    await (await open(path, 'r+')).close();
    return true;
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return false;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
