import {
  type CheckedDocumentRequest,
  documentRequestSchema,
} from '../../src-shared/contract/document-request.ts';
import type { EngineServices } from '../engine/engine-services.ts';
import type { DocumentsCommand } from './documents-command-options.ts';
import { HostFailure } from './host-failure.ts';

/** A document that the command makes. */
export type CommandSubject = {
  readonly request: CheckedDocumentRequest;
  readonly accountNumber: string;
  readonly accountName: string;
  /** The name of its file without the ending; no two are alike, whatever their case. */
  readonly fileName: string;
};

type Account = {
  readonly accountId: string;
  readonly number: string;
  readonly name: string;
  readonly language: string;
};

const windowSize = 500;

/** What a call is about. */
export type CommandSubjects = {
  /** In the order of the names of their accounts. */
  readonly subjects: readonly CommandSubject[];
  /** Numbers that were named and that no account has. */
  readonly unknownNumbers: readonly string[];
};

/**
 * The documents that are named.
 * @throws {HostFailure} where accounts are named and none of them is here.
 */
export function commandSubjects(services: EngineServices, command: DocumentsCommand): CommandSubjects {
  const { accounts, unknownNumbers } = namedAccounts(services, command.accountNumbers);
  const subjects =
    command.kind === 'statement'
      ? statements(services, command, accounts)
      : letters(services, command, accounts);
  return { subjects: withNamesOfTheirOwn(subjects), unknownNumbers };
}

function namedAccounts(
  { readModels }: EngineServices,
  numbers: readonly string[] | null,
): { readonly accounts: readonly Account[]; readonly unknownNumbers: readonly string[] } {
  const all = allOf((offset, limit) =>
    readModels.rows({
      ...{ offset, limit, search: '', filter: 'all' },
      ...{ sort: 'name', direction: 'ascending' },
    }),
  );
  if (numbers === null) return { accounts: all, unknownNumbers: [] };
  const wanted = new Set(numbers);
  const accounts = all.filter(({ number }) => wanted.has(number));
  for (const { number } of accounts) wanted.delete(number);
  const unknownNumbers = [...wanted];
  if (accounts.length === 0)
    throw new HostFailure(`No account of this workstation has the number ${unknownNumbers.join(', ')}.`);
  return { accounts, unknownNumbers };
}

/** All rows of a list, read window by window. */
function allOf<Row>(read: (offset: number, limit: number) => readonly Row[]): readonly Row[] {
  const all: Row[] = [];
  for (;;) {
    const rows = read(all.length, windowSize);
    all.push(...rows);
    if (rows.length < windowSize) return all;
  }
}

type Unnamed = CommandSubject & { readonly id: string };

function statements(
  services: EngineServices,
  command: DocumentsCommand,
  accounts: readonly Account[],
): readonly Unnamed[] {
  const { asOf, from, isSummary, language } = command;
  const form = `${from === null ? 'statement' : 'account-statement'}${isSummary ? '-summary' : ''}`;
  const end = asOf ?? services.clock.today();
  const days = from === null ? end : `${from}-to-${end}`;
  const behind = `${days}${language === null ? '' : `-${language}`}`;
  const asked = { kind: 'statement', asOf, from, isSummary };
  return accounts.map((account) => {
    const fileName = `${form}-${fileNamePart(account.number)}-${behind}`;
    return subjectOf(services, command, account, { asked, fileName, id: account.accountId });
  });
}

/** G1: of the notices that are approved and did not go out yet. */
function letters(
  services: EngineServices,
  command: DocumentsCommand,
  accounts: readonly Account[],
): readonly Unnamed[] {
  const notices = Map.groupBy(
    allOf((offset, limit) => services.readModels.notices({ filter: 'to-send', offset, limit }).rows),
    ({ accountId }) => accountId,
  );
  return accounts.flatMap((account) =>
    (notices.get(account.accountId) ?? []).map(({ noticeId, level, currency, proposedOn }) => {
      const notice = `level-${level}-${currency}-${proposedOn}`;
      const fileName = `dunning-letter-${fileNamePart(account.number)}-${notice}`;
      const asked = { kind: 'dunning-letter', noticeId };
      return subjectOf(services, command, account, { asked, fileName, id: noticeId });
    }),
  );
}

function subjectOf(
  { device }: EngineServices,
  { language: wanted }: DocumentsCommand,
  { accountId, number, name, language }: Account,
  { asked, fileName, id }: Pick<Unnamed, 'fileName' | 'id'> & { readonly asked: object },
): Unnamed {
  const own = device.session()?.organisation.locale ?? 'en';
  const locale = wanted ?? (language === '' ? own : language);
  const request = documentRequestSchema.parse({ ...asked, accountId, locale });
  return { request, accountNumber: number, accountName: name, id, fileName };
}

/** By more than the number where two of them are alike as names of files. */
function withNamesOfTheirOwn(subjects: readonly Unnamed[]): readonly CommandSubject[] {
  const taken = new Set<string>();
  return subjects.map(({ id, fileName: plain, ...subject }) => {
    const fileName = taken.has(plain.toLowerCase()) ? `${plain}-${fileNamePart(id)}` : plain;
    taken.add(fileName.toLowerCase());
    return { ...subject, fileName };
  });
}

function fileNamePart(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80) || 'account';
}
