import { app, dialog } from 'electron';
import type { HostLanguage } from '../desktop/host-language.ts';
import type { BrokenPolicy } from '../desktop/policy/find-policy.ts';
import { policyWords } from '../desktop/policy/policy-words.ts';

/**
 * Shows a broken policy in place of all windows, and starts the program anew for another try: what the policy says is
 * needed before anything else is. Nothing of the data was opened.
 */
export function showBrokenPolicy(broken: BrokenPolicy, language: HostLanguage): void {
  const words = policyWords(broken, language);
  const chosen = dialog.showMessageBoxSync({
    type: 'error',
    title: 'Duebook',
    message: words.title,
    detail: [words.text, words.wayOn, [`${words.forAdministrators}:`, ...words.problems].join('\n')].join(
      '\n\n',
    ),
    buttons: [words.tryAgain, words.quit],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (chosen === 0) app.relaunch();
  app.exit(chosen === 0 ? 0 : 1);
}
