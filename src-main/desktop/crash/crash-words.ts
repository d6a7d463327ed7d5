export type CrashLanguage = 'en' | 'de';

/** What happened, what is kept, and what can be done, for a person before whom no screen is left. */
export type CrashWords = { readonly message: string; readonly detail: string };

const kept = {
  en: 'Everything that you recorded is kept on this computer, and so is what you had typed in a form.',
  de: 'Alles, was Sie erfasst haben, ist auf diesem Rechner gespeichert, ebenso was Sie in ein Formular getippt hatten.',
} as const;
const diagnosticsHold = {
  en: 'If it happens again, save diagnostics for your support: no names, amounts or keys are in them.',
  de: 'Geschieht es erneut, speichern Sie die Diagnose für Ihren Support: Namen, Beträge und Schlüssel stehen nicht darin.',
} as const;

/** The words of the dialogs that main shows by itself. */
export const crashWords = {
  en: {
    windowGone: {
      message: 'This window has stopped working again',
      detail: `${kept.en} Restart Duebook to go on. ${diagnosticsHold.en}`,
    },
    programGone: {
      message: 'Duebook has to be restarted',
      detail: `${kept.en} Restart Duebook to go on. ${diagnosticsHold.en}`,
    },
    engineGone: (reason: string): CrashWords => ({
      message: 'Duebook cannot go on',
      detail: `${reason}\n\n${kept.en} ${diagnosticsHold.en}`,
    }),
    unresponsive: {
      message: 'This window does not answer',
      detail: `It may be busy for a moment. Wait for it, or load it anew. ${kept.en}`,
    },
    installVersion: (version: string): string => `Install version ${version}`,
    restart: 'Restart Duebook',
    saveDiagnostics: 'Save diagnostics …',
    quit: 'Quit',
    wait: 'Wait',
    reload: 'Load anew',
    notInstalled:
      'The new version cannot be installed at this moment. Restart Duebook; if it happens again, tell your administrator.',
    notSaved: 'The diagnostics could not be saved there. Choose another folder.',
  },
  de: {
    windowGone: {
      message: 'Dieses Fenster funktioniert erneut nicht mehr',
      detail: `${kept.de} Starten Sie Duebook neu, um weiterzuarbeiten. ${diagnosticsHold.de}`,
    },
    programGone: {
      message: 'Duebook muss neu gestartet werden',
      detail: `${kept.de} Starten Sie Duebook neu, um weiterzuarbeiten. ${diagnosticsHold.de}`,
    },
    engineGone: (reason: string): CrashWords => ({
      message: 'Duebook kann nicht weiterarbeiten',
      detail: `${reason}\n\n${kept.de} ${diagnosticsHold.de}`,
    }),
    unresponsive: {
      message: 'Dieses Fenster antwortet nicht',
      detail: `Vielleicht ist es nur kurz beschäftigt. Warten Sie, oder laden Sie es neu. ${kept.de}`,
    },
    installVersion: (version: string): string => `Version ${version} installieren`,
    restart: 'Duebook neu starten',
    saveDiagnostics: 'Diagnose speichern …',
    quit: 'Beenden',
    wait: 'Warten',
    reload: 'Neu laden',
    notInstalled:
      'Die neue Version lässt sich im Moment nicht installieren. Starten Sie Duebook neu; geschieht es erneut, informieren Sie Ihre Administration.',
    notSaved: 'Die Diagnose konnte dort nicht gespeichert werden. Wählen Sie einen anderen Ordner.',
  },
} as const satisfies Record<CrashLanguage, unknown>;

/** The language that the screens had last, else the first one of the system that there are words in. */
export function crashLanguage(chosen: string | undefined, systemLanguages: readonly string[]): CrashLanguage {
  const wanted = [chosen ?? '', ...systemLanguages].map((tag) => tag.toLowerCase().split('-')[0]);
  return wanted.find((tag) => tag === 'en' || tag === 'de') ?? 'en';
}
