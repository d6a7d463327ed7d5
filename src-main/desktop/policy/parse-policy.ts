import type { z } from 'zod';
import {
  type PolicyVariable,
  type WorkstationPolicy,
  workstationPolicySchema,
} from '../../../src-shared/contract/workstation-policy.ts';
import { type JsonFault, jsonFault, jsonFields } from '../../../src-shared/domain/json-fault.ts';
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

/** Reads a policy as strictly as it can be read: a key that is not known may be one that was meant to protect. */
export function parsePolicy(text: string, variables: Readonly<Record<PolicyVariable, string>>): ParsedPolicy {
  // Editors of Windows write a mark at the beginning.
  const plain = text.replace(/^\uFEFF/, '');
  const json = parseObject(plain);
  if (json === undefined) {
    return broken([{ code: 'not-json', params: {}, at: jsonFault(plain) }]);
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

function broken(problems: readonly PolicyProblem[], json?: unknown): ParsedPolicy {
  const contact =
    typeof json === 'object' && json !== null && 'contact' in json && typeof json.contact === 'string'
      ? json.contact.slice(0, 200)
      : undefined;
  return { isPolicy: false, problems, contact };
}

/** The last one would hold, and nobody would know why. */
function repeatedNames(text: string): readonly PolicyProblem[] {
  const byName = Map.groupBy(jsonFields(text), ({ name }) => name);
  return [...byName.values()].flatMap((fields) =>
    fields.slice(1).map(
      ({ name }): PolicyProblem => ({
        code: 'key-twice',
        params: { key: name },
        at: placeOf(text, name, 'last'),
      }),
    ),
  );
}

function problemsOf(issue: z.core.$ZodIssue, text: string): readonly PolicyProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ code: 'key-unknown', params: { key }, at: placeOf(text, key) }));
  }
  const [key] = issue.path;
  if (key === undefined) return [{ code: 'not-an-object', params: {}, at: { line: 1, column: 1 } }];
  const name = String(key);
  const at = placeOf(text, name);
  if (at === undefined) return [{ code: 'key-missing', params: { key: name } }];
  const { code, params = {} } = problemOfIssue(issue);
  return [{ code, params: { key: name, ...params }, at }];
}

function placeOf(text: string, name: string, which: 'first' | 'last' = 'first'): JsonFault | undefined {
  const fields = jsonFields(text).filter((field) => field.name === name);
  const field = which === 'first' ? fields[0] : fields.at(-1);
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
