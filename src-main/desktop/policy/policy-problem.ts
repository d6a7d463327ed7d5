import type { JsonFault } from '../../../src-shared/domain/json-fault.ts';
import type { HostLanguage } from '../host-language.ts';
import { policyProblemTexts } from './policy-problem-texts.ts';

export type PolicyProblemCode = keyof (typeof policyProblemTexts)['en'];

/** One thing that is wrong with a policy; its words are told by its code, in the language of who reads them. */
export type PolicyProblem = {
  readonly code: PolicyProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** Where it stands in the text; undefined for what has no place there. */
  readonly at?: JsonFault | undefined;
};

/** A sentence for somebody who mends the policy, behind its place in the text where it has one. */
export function policyProblemWords(problem: PolicyProblem, language: HostLanguage): string {
  const { code, params, at } = problem;
  const texts = policyProblemTexts[language];
  const text = fill(texts[code], params);
  return at === undefined ? text : `${fill(placeTexts[language], at)}: ${text}`;
}

const placeTexts = {
  en: 'line {line}, column {column}',
  de: 'Zeile {line}, Spalte {column}',
} as const satisfies Record<HostLanguage, string>;

/** What is no parameter stays: {home} and {user} are written so in a policy. */
function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
