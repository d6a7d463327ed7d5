import type { z } from 'zod';
import {
  type PolicyVariable,
  type WorkstationPolicy,
  workstationPolicySchema,
} from '../../../src-shared/contract/workstation-policy.ts';
import { jsonFault, jsonFields } from '../../../src-shared/domain/json-fault.ts';

/** A policy, or everything that is wrong with it, a sentence each with its place in the text. */
export type ParsedPolicy =
  | { readonly isPolicy: true; readonly policy: WorkstationPolicy }
  | {
      readonly isPolicy: false;
      readonly problems: readonly string[];
      /** Whom the text itself names for questions. */
      readonly contact: string | undefined;
    };

/** Reads a policy as strictly as it can be read: a key that is not known may be one that was meant to protect. */
export function parsePolicy(text: string, variables: Readonly<Record<PolicyVariable, string>>): ParsedPolicy {
  // Editors of Windows write a mark at the beginning.
  const plain = text.replace(/^\uFEFF/, '');
  const json = parseObject(plain);
  if (json === undefined) {
    const { line, column } = jsonFault(plain);
    return broken([`line ${line}, column ${column}: this is not JSON`]);
  }
  const parsed = workstationPolicySchema.safeParse(json);
  const repeated = repeatedNames(plain);
  if (parsed.success && repeated.length === 0) {
    return { isPolicy: true, policy: replaceVariables(parsed.data, variables) };
  }
  const wrong = parsed.success ? [] : parsed.error.issues.flatMap((issue) => problemsOf(issue, plain));
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

function broken(problems: readonly string[], json?: unknown): ParsedPolicy {
  const contact =
    typeof json === 'object' && json !== null && 'contact' in json && typeof json.contact === 'string'
      ? json.contact.slice(0, 200)
      : undefined;
  return { isPolicy: false, problems, contact };
}

/** The last one would hold, and nobody would know why. */
function repeatedNames(text: string): readonly string[] {
  const byName = Map.groupBy(jsonFields(text), ({ name }) => name);
  return [...byName.values()].flatMap((fields) =>
    fields.slice(1).map(({ name }) => `${placeOf(text, name, 'last')}${name} is there twice`),
  );
}

function problemsOf(issue: z.core.$ZodIssue, text: string): readonly string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${placeOf(text, key)}${key} is not a key of a policy`);
  }
  const [key] = issue.path;
  if (key === undefined) return ['line 1, column 1: a policy is an object in braces'];
  const name = String(key);
  const isMissing = !jsonFields(text).some((field) => field.name === name);
  return [isMissing ? `${name} is missing` : `${placeOf(text, name)}${name} ${wordsOf(issue)}`];
}

function placeOf(text: string, name: string, which: 'first' | 'last' = 'first'): string {
  const fields = jsonFields(text).filter((field) => field.name === name);
  const field = which === 'first' ? fields[0] : fields.at(-1);
  return field === undefined ? '' : `line ${field.line}, column ${field.column}: `;
}

/** What somebody has to write in the file, in the words of somebody who has never programmed. */
const typeWords: Partial<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number, without quotes',
  boolean: 'true or false, without quotes',
  string: 'text in quotes',
  array: 'a list in square brackets',
};

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeWords[issue.expected] ?? `of the type ${issue.expected}`}`;
    case 'invalid_value':
      return issue.values.length > 1
        ? `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`
        : issue.message;
    case 'too_small':
      return `must be at least ${issue.minimum}${issue.origin === 'string' ? ' character' : ''}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`;
    case 'invalid_union':
      return issue.errors.flat().at(-1)?.message ?? issue.message;
    default:
      return issue.message;
  }
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
