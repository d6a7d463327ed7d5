import {
  type CheckedDocumentRequest,
  documentRequestSchema,
} from '../../src-shared/contract/document-request.ts';
import { HostFailure } from '../desktop/host-failure.ts';
import type { EngineServices } from '../engine/engine-services.ts';
import type { DocumentsCommand } from './documents-command-options.ts';

/** A document that the command makes. */
export type CommandSubject = {
  readonly request: CheckedDocumentRequest;
  readonly accountNumber: string;
  readonly accountName: string;
  /**
   * The name of its file without the ending; no two are alike, whatever their case. Whichever documents a call names, it
   * is the same: what has the name of another one counts as made.
   */
  readonly fileName: string;
};

type Account = {
  readonly accountId: string;
  readonly number: string;
  readonly name: string;
  readonly language: string;
};
type NamedAccount = Account & { readonly filePart: string };

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
  return { subjects, unknownNumbers };
}

function namedAccounts(
  { readModels }: EngineServices,
  numbers: readonly string[] | null,
): { readonly accounts: readonly NamedAccount[]; readonly unknownNumbers: readonly string[] } {
  const all = withFileParts(
    allOf((offset, limit) =>
      readModels.rows({
        ...{ offset, limit, search: '', filter: 'all' },
        ...{ sort: 'name', direction: 'ascending' },
      }),
    ),
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

function statements(
  services: EngineServices,
  command: DocumentsCommand,
  accounts: readonly NamedAccount[],
): readonly CommandSubject[] {
  const { asOf, from, isSummary, language } = command;
  const form = `${from === null ? 'statement' : 'account-statement'}${isSummary ? '-summary' : ''}`;
  const end = asOf ?? services.clock.today();
  const days = from === null ? end : `${from}-to-${end}`;
  const behind = `${days}${language === null ? '' : `-${language}`}`;
  const asked = { kind: 'statement', asOf, from, isSummary };
  return accounts.map((account) => {
    const fileName = `${form}-${account.filePart}-${behind}`;
    return subjectOf(services, command, account, { asked, fileName });
  });
}

/**
 * G1: of the notices that are approved and did not go out yet. One that is proposed anew on the day on which it was
 * cancelled is another one.
 */
function letters(
  services: EngineServices,
  command: DocumentsCommand,
  accounts: readonly NamedAccount[],
): readonly CommandSubject[] {
  const notices = Map.groupBy(
    allOf((offset, limit) => services.readModels.notices({ filter: 'to-send', offset, limit }).rows),
    ({ accountId }) => accountId,
  );
  return accounts.flatMap((account) =>
    (notices.get(account.accountId) ?? []).map(({ noticeId, level, currency, proposedOn }) => {
      const notice = `level-${level}-${currency}-${proposedOn}-${fileNamePart(noticeId)}`;
      const fileName = `dunning-letter-${account.filePart}-${notice}`;
      const asked = { kind: 'dunning-letter', noticeId };
      return subjectOf(services, command, account, { asked, fileName });
    }),
  );
}

function subjectOf(
  { device }: EngineServices,
  { language: wanted }: DocumentsCommand,
  { accountId, number, name, language }: Account,
  { asked, fileName }: Pick<CommandSubject, 'fileName'> & { readonly asked: object },
): CommandSubject {
  const own = device.session()?.organisation.locale ?? 'en';
  const locale = wanted ?? (language === '' ? own : language);
  const request = documentRequestSchema.parse({ ...asked, accountId, locale });
  return { request, accountNumber: number, accountName: name, fileName };
}

/** By more than the number where another account of the workstation has one that is alike as the name of a file. */
function withFileParts(accounts: readonly Account[]): readonly NamedAccount[] {
  const alike = Map.groupBy(accounts, ({ number }) => fileNamePart(number).toLowerCase());
  return accounts.map((account) => {
    const part = fileNamePart(account.number);
    const isAlone = alike.get(part.toLowerCase())?.length === 1;
    return { ...account, filePart: isAlone ? part : `${part}-${fileNamePart(account.accountId)}` };
  });
}

function fileNamePart(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80) || 'account';
}
