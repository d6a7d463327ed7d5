import { type HostLanguage, languageOfBrowser } from '../desktop/host-language.ts';
import type { PlainPage } from './plain-page.ts';

/** Why somebody is not let in: the address was used or is an old one, or the browser has shown none. */
type Refusal = 'token' | 'session';

const words = {
  en: {
    title: 'This page needs a fresh address',
    token: 'This address has been used already, or it belongs to an earlier start of the workstation.',
    session: 'This browser has not been let in to the workstation.',
    kept: 'Nothing is lost: everything you recorded is stored on this computer.',
    openTab: 'Is Duebook still open in another tab or another browser? Then simply go on there.',
    anew: (command: string) =>
      `Otherwise stop the workstation (Ctrl C in the window where it runs), start it again with ${command}, and open the address that it prints. Each address lets one browser in, once.`,
  },
  de: {
    title: 'Diese Seite braucht eine neue Adresse',
    token: 'Diese Adresse wurde schon benutzt, oder sie gehört zu einem früheren Start des Arbeitsplatzes.',
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
  const html = `<p>${own[reason]} ${own.kept}</p>
<p class="next">${own.openTab}</p>
<p class="next">${own.anew('<code>npm start</code>')}</p>`;
  return { status: 403, language, title: own.title, html };
}
