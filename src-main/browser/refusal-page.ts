import { type HostLanguage, languageOfBrowser } from '../desktop/host-language.ts';
import type { PlainPage } from './plain-page.ts';

/**
 * Why somebody is not let in: the address was used or is an old one, the browser has shown none, or it belongs to another
 * user of the machine.
 */
type Refusal = 'token' | 'session' | 'user';

const words = {
  en: {
    title: 'This page needs a fresh address',
    token: 'This address has been used already, or it belongs to an earlier start of the workstation.',
    userTitle: 'This browser is of another user account',
    user: 'The workstation runs under another user account of this computer, and its address lets in browsers of that account alone. It is still good there: open it in a browser of that account.',
    session: 'This browser has not been let in to the workstation.',
    kept: 'Nothing is lost: everything you recorded is stored on this computer.',
    openTab: 'Is Duebook still open in another tab or another browser? Then simply go on there.',
    anew: (command: string) =>
      `Otherwise stop the workstation (Ctrl C in the window where it runs), start it again with ${command}, and open the address that it prints. Each address lets one browser in, once.`,
  },
  de: {
    title: 'Diese Seite braucht eine neue Adresse',
    token: 'Diese Adresse wurde schon benutzt, oder sie gehört zu einem früheren Start des Arbeitsplatzes.',
    userTitle: 'Dieser Browser gehört zu einem anderen Benutzerkonto',
    user: 'Der Arbeitsplatz läuft unter einem anderen Benutzerkonto dieses Computers, und seine Adresse lässt nur Browser jenes Kontos ein. Dort gilt sie weiter: Öffnen Sie sie in einem Browser jenes Kontos.',
    session: 'Dieser Browser hat keinen Zugang zum Arbeitsplatz.',
    kept: 'Nichts ist verloren: Alles, was Sie erfasst haben, ist auf diesem Computer gespeichert.',
    openTab:
      'Ist Duebook in einem anderen Tab oder einem anderen Browser noch offen? Dann arbeiten Sie einfach dort weiter.',
    anew: (command: string) =>
      `Andernfalls beenden Sie den Arbeitsplatz (Strg C in dem Fenster, in dem er läuft), starten ihn mit ${command} neu und öffnen die Adresse, die er ausgibt. Jede Adresse lässt einen Browser ein, einmal.`,
  },
} as const satisfies Record<HostLanguage, unknown>;

/** The page for whoever comes without a session: what happened and how to get in. */
export function refusalPage(reason: Refusal, acceptLanguage: string | undefined): PlainPage {
  const language = languageOfBrowser(acceptLanguage);
  const own = words[language];
  if (reason === 'user')
    return { status: 403, language, title: own.userTitle, html: `<p>${own.user} ${own.kept}</p>` };
  const html = `<p>${own[reason]} ${own.kept}</p>
<p class="next">${own.openTab}</p>
<p class="next">${own.anew('<code>npm start</code>')}</p>`;
  return { status: 403, language, title: own.title, html };
}
