import { existsSync, mkdirSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CheckedDocumentRequest,
  documentRequestSchema,
} from '../../src-shared/contract/document-request.ts';
import { type DocumentRunResult, type Judgement, runDocuments } from '../engine/document-run.ts';
import type { EngineServices } from '../engine/engine-services.ts';
import { FailureError } from '../engine/failure-error.ts';
import { issueDocument } from '../engine/issue-document.ts';
import type { DocumentsCommand } from './documents-command-options.ts';
import { HostFailure } from './host-failure.ts';

/** An account of which a statement is made. */
export type StatedAccount = {
  readonly accountId: string;
  readonly number: string;
  readonly language: string;
};

export type DocumentsCommandOptions = {
  readonly command: DocumentsCommand;
  readonly services: EngineServices;
  readonly signal: AbortSignal;
  readonly onProgress: (doneCount: number, total: number) => void;
};

export type DocumentsCommandResult = DocumentRunResult<StatedAccount, string> & {
  /** Whose file was there already. */
  readonly keptCount: number;
};

/**
 * Makes the statement of each account that is named into a file of its own, and records each in the register. A file
 * appears whole or not at all; one that is there is left as it is.
 * @throws {HostFailure} where nothing can be done at all, in words for the person who called.
 */
export async function runDocumentsCommand(options: DocumentsCommandOptions): Promise<DocumentsCommandResult> {
  const { command, services, signal } = options;
  await openLock(services, command.passphrase);
  const accounts = namedAccounts(services, command.accountNumbers);
  makeFolder(command.outDirectory);
  const placeOf = filePlaces(accounts, command, services.clock.today());
  const missing = accounts.filter((account) => !existsSync(placeOf(account)));
  const result = await runDocuments<StatedAccount, string>({
    subjects: missing,
    width: services.documents.width,
    signal,
    async make(account) {
      const request = statementRequest(account, command, services);
      // In the register before it is in the folder: no paper is there that nobody knows of.
      const { rendered } = await issueDocument(services, request, 'batch');
      await writeWhole(placeOf(account), new Uint8Array(await rendered.pdf.arrayBuffer()));
    },
    judge: judged,
    onProgress: (count) => options.onProgress(count, missing.length),
  });
  return { ...result, keptCount: accounts.length - missing.length };
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

const windowSize = 500;

/** @throws {HostFailure} for a number that no account has. */
function namedAccounts(
  { readModels }: EngineServices,
  numbers: readonly string[] | null,
): readonly StatedAccount[] {
  const all: StatedAccount[] = [];
  for (let offset = 0; ; offset += windowSize) {
    const rows = readModels.rows({
      ...{ offset, limit: windowSize, search: '', filter: 'all' },
      ...{ sort: 'name', direction: 'ascending' },
    });
    all.push(...rows.map(({ accountId, number, language }) => ({ accountId, number, language })));
    if (rows.length < windowSize) break;
  }
  if (numbers === null) return all;
  const wanted = new Set(numbers);
  const found = all.filter(({ number }) => wanted.has(number));
  for (const { number } of found) wanted.delete(number);
  const [unknown] = wanted;
  if (unknown !== undefined)
    throw new HostFailure(`No account of this workstation has the number ${unknown}.`);
  return found;
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new HostFailure(`The folder ${path} cannot be made.`, { cause: error });
  }
}

/** Where the file of each account goes: by its number, and by more where two numbers are alike as names of files. */
function filePlaces(
  accounts: readonly StatedAccount[],
  { outDirectory, asOf, from, isSummary, language }: DocumentsCommand,
  today: string,
): (account: StatedAccount) => string {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const form = `${from === null ? 'statement' : 'account-statement'}${isSummary ? '-summary' : ''}`;
  for (const { accountId, number } of accounts) {
    const plain = fileNamePart(number);
    const name = taken.has(plain.toLowerCase()) ? `${plain}-${fileNamePart(accountId)}` : plain;
    taken.add(name.toLowerCase());
    const days = from === null ? (asOf ?? today) : `${from}-to-${asOf ?? today}`;
    names.set(
      accountId,
      join(outDirectory, `${form}-${name}-${days}${language === null ? '' : `-${language}`}.pdf`),
    );
  }
  return ({ accountId }) => names.get(accountId) ?? join(outDirectory, `${form}.pdf`);
}

function fileNamePart(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80) || 'account';
}

function statementRequest(
  { accountId, language }: StatedAccount,
  { asOf, from, isSummary, language: wanted }: DocumentsCommand,
  { device }: EngineServices,
): CheckedDocumentRequest {
  const own = device.session()?.organisation.locale ?? 'en';
  const locale = wanted ?? (language === '' ? own : language);
  return documentRequestSchema.parse({ kind: 'statement', accountId, locale, asOf, from, isSummary });
}

/** Under another name until it is whole and on the disk. */
async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  const draft = `${path}.part`;
  try {
    await writeFile(draft, content, { mode: 0o600, flush: true });
    await rename(draft, path);
  } catch (error) {
    // What went wrong first is what is told; a draft that cannot be removed either is overwritten the next time.
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

const diskWords: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  STORAGE_FULL: 'the disk is full',
  EACCES: 'the folder may not be written to',
  EPERM: 'the folder may not be written to',
  EROFS: 'the disk cannot be written to',
};

/** On a full disk no other document finds room either. */
const fullDisk = ['ENOSPC', 'EDQUOT', 'STORAGE_FULL'];

/** Words or a code: an error's own words may quote what was being written. */
function judged(error: unknown): Judgement<string> | undefined {
  if (error instanceof FailureError) return { is: 'failed', reason: error.failure.code };
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'DocumentFailed') return { is: 'failed', reason: 'DOCUMENT_FAILED' };
  if (!('code' in error) || typeof error.code !== 'string') return undefined;
  const is = fullDisk.includes(error.code) ? 'stop' : 'failed';
  return { is, reason: diskWords[error.code] ?? error.code };
}
