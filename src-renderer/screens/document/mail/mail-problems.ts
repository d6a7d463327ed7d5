import { engineUnreachable, isEngineLost, type Problem } from '../../../app/problem.ts';

/** The words of these say that nothing was recorded: not true once a document is issued. */
const sayNothingRecorded = [
  engineUnreachable.code,
  'UNEXPECTED',
  'STORAGE_FULL',
  'STORAGE_READ_ONLY',
  'STORAGE_FAILED',
];

/** A document was issued and its mail was not: what stands in the register, and why no mail goes out. */
export function issuedAlone(number: string, problem: Problem): Problem {
  return { code: 'MAIL_OF_ISSUED_FAILED', params: { number }, others: whyElse(problem) };
}

/** Why something failed, without what is said of a whole that failed. */
export function whyElse({ others = [], ...first }: Problem): readonly Problem[] {
  return [first, ...others].map((one) => {
    if (!sayNothingRecorded.includes(one.code)) return one;
    if (one.code.startsWith('STORAGE')) return { code: 'DEVICE_DOES_NOT_WRITE', params: {} };
    return { code: 'DUEBOOK_FAILED', params: {} };
  });
}

/** Why a document was not issued; where the engine was lost meanwhile nobody knows whether it was. */
export function issueProblem(problem: Problem): Problem {
  return isEngineLost(problem) ? { code: 'ISSUE_ANSWER_LOST', params: {} } : problem;
}
