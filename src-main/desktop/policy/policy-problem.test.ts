import { describe, expect, it } from 'vitest';
import { policyProblemWords } from './policy-problem.ts';
import { policyProblemTexts } from './policy-problem-texts.ts';

const { en, de } = policyProblemTexts;
const named = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted();

describe('a problem of a policy', () => {
  it('is told in German with its place, and what stands in the policy as it stands there', () => {
    const problem = { code: 'not-one-of', params: { key: 'updates', values: '"manual", "off"' } } as const;
    expect(policyProblemWords({ ...problem, at: { line: 3, column: 2 } }, 'de')).toBe(
      'Zeile 3, Spalte 2: updates muss eines von diesen sein: "manual", "off".',
    );
    expect(policyProblemWords(problem, 'en')).toBe('updates must be one of "manual", "off"');
  });

  it.each(Object.keys(en) as (keyof typeof en)[])('%s says the same in both languages', (code) => {
    expect(named(de[code])).toEqual(named(en[code]));
  });

  it('puts nothing of a value into the place of another', () => {
    const problem = { code: 'key-needed', params: { key: '{needed}', needed: 'userName' } } as const;
    expect(policyProblemWords(problem, 'en')).toBe('{needed} needs userName');
  });
});
