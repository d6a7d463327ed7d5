import type { z } from 'zod';
import {
  type PolicyVariable,
  type WorkstationPolicy,
  workstationPolicySchema,
} from '../../../src-shared/contract/workstation-policy.ts';
import {
  type JsonFault,
  type JsonField,
  jsonFault,
  jsonFields,
} from '../../../src-shared/domain/json-fault.ts';
import { plainWords } from '../../../src-shared/domain/plain-words.ts';
import type { PolicyProblem } from './policy-problem.ts';
import { problemOfIssue } from './problem-of-issue.ts';

/** A policy, or everything that is wrong with it, each with its place in the text. */
export type ParsedPolicy =
  | { readonly isPolicy: true; readonly policy: WorkstationPolicy }
  | {
      readonly isPolicy: false;
      readonly problems: readonly PolicyProblem[];
      /** Whom the text itself names for questions. */
      readonly contact: string | undefined;
    };

/** More would not be read, and the box of a system would not fit the screen. */
const maxProblems = 12;

/** The fields of the text by their names. */
type Fields = ReadonlyMap<string, readonly JsonField[]>;

/** Reads a policy as strictly as it can be read: a key that is not known may be one that was meant to protect. */
export function parsePolicy(text: string, variables: Readonly<Record<PolicyVariable, string>>): ParsedPolicy {
  // Editors of Windows write a mark at the beginning.
  const plain = text.replace(/^\uFEFF/, '');
  const json = parseObject(plain);
  if (json === undefined) {
    return broken([{ code: 'not-json', params: {}, at: jsonFault(plain) }]);
  }
  const parsed = workstationPolicySchema.safeParse(json);
  const fields = Map.groupBy(jsonFields(plain), ({ name }) => name);
  const repeated = repeatedNames(fields);
  if (parsed.success && repeated.length === 0) {
    return { isPolicy: true, policy: replaceVariables(parsed.data, variables) };
  }
  const wrong = parsed.success ? [] : parsed.error.issues.flatMap((issue) => problemsOf(issue, fields));
  return broken([...repeated, ...wrong], json);
}

function parseObject(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function broken(problems: readonly PolicyProblem[], json?: unknown): ParsedPolicy {
  const contact =
    typeof json === 'object' && json !== null && 'contact' in json && typeof json.contact === 'string'
      ? plainWords(json.contact, 200)
      : undefined;
  const inOrder = problems.toSorted(byPlace);
  const left = problems.length - maxProblems;
  const told: readonly PolicyProblem[] =
    left > 0
      ? [...inOrder.slice(0, maxProblems), { code: 'more-problems', params: { count: left } }]
      : inOrder;
  return { isPolicy: false, problems: told, contact };
}

/** As somebody goes through the text; what is missing in it comes last. */
function byPlace({ at: a = nowhere }: PolicyProblem, { at: b = nowhere }: PolicyProblem): number {
  return a.line === b.line ? a.column - b.column : a.line - b.line;
}

const nowhere = { line: Number.MAX_SAFE_INTEGER, column: 0 };

/** The last one would hold, and nobody would know why. */
function repeatedNames(fields: Fields): readonly PolicyProblem[] {
  return [...fields.values()].flatMap((those) =>
    those
      .slice(1)
      .map((field): PolicyProblem => ({ code: 'key-twice', params: keyOf(field.name), at: placeOf(field) })),
  );
}

function problemsOf(issue: z.core.$ZodIssue, fields: Fields): readonly PolicyProblem[] {
  const place = (name: string) => placeOf(fields.get(name)?.[0]);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ code: 'key-unknown', params: keyOf(key), at: place(key) }));
  }
  const [key] = issue.path;
  if (key === undefined) return [{ code: 'not-an-object', params: {}, at: { line: 1, column: 1 } }];
  const name = String(key);
  const at = place(name);
  if (at === undefined) return [{ code: 'key-missing', params: { key: name } }];
  const { code, params = {} } = problemOfIssue(issue);
  return [{ code, params: { key: name, ...params }, at }];
}

/** A key may be anything that a text can be; it is told on a page, in a box and in a terminal. */
function keyOf(name: string): { readonly key: string } {
  return { key: plainWords(name, 80) };
}

function placeOf(field: JsonField | undefined): JsonFault | undefined {
  return field === undefined ? undefined : { line: field.line, column: field.column };
}

function replaceVariables(
  policy: WorkstationPolicy,
  variables: Readonly<Record<PolicyVariable, string>>,
): WorkstationPolicy {
  const replaced = (text: string) =>
    text.replace(/\{(home|user)\}/g, (_, name: PolicyVariable) => variables[name]);
  const { dataFolder, userName } = policy;
  return {
    ...policy,
    ...(dataFolder === undefined ? {} : { dataFolder: replaced(dataFolder) }),
    ...(userName === undefined ? {} : { userName: replaced(userName) }),
  };
}
