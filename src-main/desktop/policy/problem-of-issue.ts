import type { z } from 'zod';
import type { PolicyProblem, PolicyProblemCode } from './policy-problem.ts';

type IssueProblem = Pick<PolicyProblem, 'code'> & Partial<Pick<PolicyProblem, 'params'>>;

const ofType: Partial<Record<string, PolicyProblemCode>> = {
  int: 'not-whole',
  number: 'not-number',
  boolean: 'not-yes-or-no',
  string: 'not-text',
  array: 'not-list',
};

/** The codes that the schema gives its own rules as their messages. */
const ofRules = ['not-https', 'not-proxy', 'not-path', 'variable-unknown', 'variable-missing'] as const;

/** What is wrong with the value of a key, for somebody who has never programmed. */
export function problemOfIssue(issue: z.core.$ZodIssue): IssueProblem {
  switch (issue.code) {
    case 'invalid_type':
      return { code: ofType[issue.expected] ?? 'value-wrong' };
    case 'invalid_value':
      return issue.values.length === 1 && issue.values[0] === 1
        ? { code: 'not-one' }
        : {
            code: 'not-one-of',
            params: { values: issue.values.map((one) => JSON.stringify(one)).join(', ') },
          };
    case 'too_small':
      return issue.origin === 'string'
        ? { code: 'empty-text' }
        : { code: 'too-small', params: { limit: Number(issue.minimum) } };
    case 'too_big':
      return { code: tooLarge[issue.origin] ?? 'too-large', params: { limit: Number(issue.maximum) } };
    case 'invalid_union':
      return ofRule(issue.errors.flat().at(-1)?.message);
    default:
      return ofCustom(issue);
  }
}

const tooLarge: Partial<Record<string, PolicyProblemCode>> = { string: 'long-text', array: 'long-list' };

function ofCustom(issue: z.core.$ZodIssue): IssueProblem {
  const needed: unknown = issue.code === 'custom' ? issue.params?.needed : undefined;
  return typeof needed === 'string' ? { code: 'key-needed', params: { needed } } : ofRule(issue.message);
}

function ofRule(message: string | undefined): IssueProblem {
  return { code: ofRules.find((code) => code === message) ?? 'value-wrong' };
}
