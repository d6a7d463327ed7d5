import { app, dialog } from 'electron';
import type { BrokenPolicy } from '../desktop/policy/find-policy.ts';
import { policyWords } from '../desktop/policy/policy-words.ts';

/**
 * Shows a broken policy in place of all windows, and starts the program anew for another try: what the policy says is
 * needed before anything else is. Nothing of the data was opened.
 */
export function showBrokenPolicy(broken: BrokenPolicy): void {
  const { title, text, problems, wayOn } = policyWords(broken);
  const chosen = dialog.showMessageBoxSync({
    type: 'error',
    title: 'Duebook',
    message: title,
    detail: [text, problems.join('\n'), wayOn].join('\n\n'),
    buttons: ['Try again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (chosen === 0) app.relaunch();
  app.exit(chosen === 0 ? 0 : 1);
}
