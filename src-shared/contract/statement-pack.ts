import { z } from 'zod';
import { type BusinessDate, businessDateSchema } from '../domain/calendar/business-date.ts';
import { isPlainWords, plainWords } from '../domain/plain-words.ts';
import { maxPackCharacters } from './pack-file.ts';

/** Accounts of one pack. */
export const maxPackAccounts = 5_000;

const words = (max: number) => z.string().trim().min(1).max(max).refine(isPlainWords);

const packSchema = z.strictObject({
  format: z.literal('duebook-statement-pack'),
  version: z.literal(1),
  /** What its maker calls it. */
  name: words(120),
  /** Whose accounts they are; absent in a pack that another program has written. */
  organisation: z.strictObject({ id: z.string().min(1).max(64), name: words(200) }).optional(),
  /** Numbers of accounts, as the organisation writes them. */
  accounts: z.array(words(64)).min(1).max(maxPackAccounts),
  statement: z.strictObject({
    /** The balance of that day; null for that of the day on which they are made. */
    asOf: businessDateSchema.nullable(),
    /** Begins with a balance carried forward to this day; null for open items. */
    from: businessDateSchema.nullable(),
    isSummary: z.boolean(),
  }),
});

/**
 * Names accounts and what to make for them: a file that people hand to each other. It holds no amounts and no names of
 * customers, and does nothing by itself.
 */
export type StatementPack = {
  readonly name: string;
  /** Undefined where its maker did not say. */
  readonly organisation: { readonly id: string; readonly name: string } | undefined;
  readonly accounts: readonly string[];
  readonly statement: {
    readonly asOf: BusinessDate | null;
    readonly from: BusinessDate | null;
    readonly isSummary: boolean;
  };
};

/** What is wrong with a file: it is no pack at all, of a later version, or the field at this place. */
export type PackProblem =
  | { readonly code: 'TOO_LARGE' | 'NOT_JSON' | 'NO_PACK' | 'LATER_VERSION' }
  | { readonly code: 'FIELD'; readonly place: string };

/** Reads the text of a file that somebody opened as a pack; numbers that come twice are one. */
export function readStatementPack(
  text: string,
): { readonly pack: StatementPack } | { readonly problem: PackProblem } {
  if (text.length > maxPackCharacters) return { problem: { code: 'TOO_LARGE' } };
  const content = parseJson(text);
  if (content === undefined) return { problem: { code: 'NOT_JSON' } };
  const { success, data, error } = packSchema.safeParse(content);
  if (!success) return { problem: problemOf(content, error.issues) };
  const { name, organisation, accounts, statement } = data;
  if (statement.asOf !== null && statement.from !== null && statement.from > statement.asOf) {
    return { problem: { code: 'FIELD', place: 'statement.from' } };
  }
  return { pack: { name, organisation, accounts: [...new Set(accounts)], statement } };
}

/** The text of the file. */
export function writeStatementPack({ name, organisation, accounts, statement }: StatementPack): string {
  const { asOf, from, isSummary } = statement;
  const content = {
    format: 'duebook-statement-pack',
    version: 1,
    name,
    organisation,
    accounts,
    statement: { asOf, from, isSummary },
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

function problemOf(content: unknown, issues: readonly z.core.$ZodIssue[]): PackProblem {
  const { format, version } = typeof content === 'object' && content !== null ? fieldsOf(content) : {};
  if (format !== 'duebook-statement-pack') return { code: 'NO_PACK' };
  if (typeof version === 'number' && Number.isInteger(version) && version > 1)
    return { code: 'LATER_VERSION' };
  const [issue] = issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return { code: 'FIELD', place: placeOf([...(issue?.path ?? []), ...unknown]) };
}

function fieldsOf(content: object): { readonly format?: unknown; readonly version?: unknown } {
  return content;
}

/** As in "accounts[12]", counted from one as people do. */
function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((part, depth) =>
    typeof part === 'number' ? `[${part + 1}]` : `${depth === 0 ? '' : '.'}${String(part)}`,
  );
  return plainWords(place.join(''), 80);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
