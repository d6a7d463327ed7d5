import type { BrokenPolicy } from './find-policy.ts';

/** What a broken policy means and what helps: for the page, the box and the console, where no screen is there yet. */
export type PolicyWords = {
  readonly title: string;
  readonly text: string;
  readonly problems: readonly string[];
  readonly wayOn: string;
};

export function policyWords({ place, problems, contact }: BrokenPolicy): PolicyWords {
  return {
    title: 'The settings of your organisation cannot be read',
    text:
      `Duebook does not start, because it would have to guess what your organisation has set in ${place}. ` +
      'What you have recorded is kept as it was.',
    problems,
    wayOn: `Show this to ${contact ?? 'the people who look after your computer'}. When it is put right, try again.`,
  };
}

/** As lines of text. */
export function policyLines(broken: BrokenPolicy): string {
  const { title, text, problems, wayOn } = policyWords(broken);
  return [`${title}.`, text, ...problems.map((problem) => `- ${problem}`), wayOn].join('\n');
}
