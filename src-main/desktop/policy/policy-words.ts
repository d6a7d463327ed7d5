import type { HostLanguage } from '../host-language.ts';
import type { BrokenPolicy } from './find-policy.ts';
import { policyProblemWords } from './policy-problem.ts';

/** What a broken policy means and what helps: for the page, the box and the console, where no screen is there yet. */
export type PolicyWords = {
  readonly title: string;
  readonly text: string;
  /** Stands before the problems, which name keys and places of the policy. */
  readonly forAdministrators: string;
  readonly problems: readonly string[];
  readonly wayOn: string;
  readonly tryAgain: string;
  readonly quit: string;
};

export function policyWords(broken: BrokenPolicy, language: HostLanguage): PolicyWords {
  const { place, contact } = broken;
  const problems = broken.problems.map((problem) => policyProblemWords(problem, language));
  if (language === 'de') {
    return {
      title: 'Die Einstellungen Ihrer Organisation sind nicht lesbar',
      text:
        `Duebook startet nicht, weil es raten müsste, was Ihre Organisation in ${place} festgelegt hat. ` +
        'Nichts ist verloren: Was Sie erfasst haben, bleibt, wie es war.',
      forAdministrators: 'Für die Administration',
      problems,
      wayOn: `Zeigen Sie dies: ${contact ?? 'der Betreuung Ihres Computers'}. Ist es behoben, versuchen Sie es erneut.`,
      tryAgain: 'Erneut versuchen',
      quit: 'Beenden',
    };
  }
  return {
    title: 'The settings of your organisation cannot be read',
    text:
      `Duebook does not start, because it would have to guess what your organisation has set in ${place}. ` +
      'Nothing is lost: what you have recorded is kept as it was.',
    forAdministrators: 'For administrators',
    problems,
    wayOn: `Show this to ${contact ?? 'the people who look after your computer'}. When it is put right, try again.`,
    tryAgain: 'Try again',
    quit: 'Quit',
  };
}

/** As lines of text, for whoever reads the console. */
export function policyLines(broken: BrokenPolicy, language: HostLanguage): string {
  const { title, text, problems, wayOn } = policyWords(broken, language);
  return [`${title}.`, text, ...problems.map((problem) => `- ${problem}`), wayOn].join('\n');
}
