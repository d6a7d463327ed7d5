import type { HostLanguage } from '../host-language.ts';

/** What happened, what is kept, and what can be done, for a person before whom no screen is left. */
export type CrashWords = { readonly message: string; readonly detail: string };

const kept = {
  en: 'Everything that you recorded is kept on this computer, and so is what you had typed in a form.',
  de: 'Alles, was Sie erfasst haben, ist auf diesem Computer gespeichert, ebenso was Sie in ein Formular getippt hatten.',
} as const;
const diagnosticsHold = {
  en: 'If it happens again, save diagnostics for your support: no names, amounts or keys are in them.',
  de: 'Geschieht es erneut, speichern Sie die Diagnose für Ihren Support: Namen, Beträge und Schlüssel stehen nicht darin.',
} as const;

const noFolder = {
  en: {
    away: 'It is not there and cannot be made. If it is on a drive or in the network, connect that first.',
    forbidden: 'You may not write there. Ask the people who look after your computer.',
    full: 'There is no room left. Make some.',
    taken: 'A file has the place of a folder, or a folder that of a file. Give it another name.',
    other: (code: string) => `The system says ${code}. Ask the people who look after your computer.`,
    kept: 'What you have recorded before stays where it is.',
  },
  de: {
    away: 'Er ist nicht da und lässt sich nicht anlegen. Liegt er auf einem Laufwerk oder im Netz, verbinden Sie es zuerst.',
    forbidden: 'Sie dürfen dort nicht schreiben. Wenden Sie sich an die Betreuung Ihres Computers.',
    full: 'Dort ist kein Platz mehr. Schaffen Sie welchen.',
    taken:
      'Eine Datei steht an der Stelle eines Ordners, oder ein Ordner an der einer Datei. Benennen Sie sie um.',
    other: (code: string) => `Das System meldet ${code}. Wenden Sie sich an die Betreuung Ihres Computers.`,
    kept: 'Was Sie bisher erfasst haben, bleibt, wo es ist.',
  },
} as const;

const folderReasons: Readonly<Record<string, 'away' | 'forbidden' | 'full' | 'taken'>> = {
  ENOENT: 'away',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EROFS: 'forbidden',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EEXIST: 'taken',
  ENOTDIR: 'taken',
  EISDIR: 'taken',
};

function folderDetail(language: HostLanguage, folder: string, code: string): string {
  const words = noFolder[language];
  const reason = folderReasons[code];
  return `${folder}\n\n${reason === undefined ? words.other(code) : words[reason]} ${words.kept}`;
}

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
    noFolder: (folder: string, code: string): CrashWords => ({
      message: 'The folder of your data cannot be used',
      detail: folderDetail('en', folder, code),
    }),
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
    noFolder: (folder: string, code: string): CrashWords => ({
      message: 'Der Ordner Ihrer Daten lässt sich nicht verwenden',
      detail: folderDetail('de', folder, code),
    }),
    restart: 'Duebook neu starten',
    saveDiagnostics: 'Diagnose speichern …',
    quit: 'Beenden',
    wait: 'Warten',
    reload: 'Neu laden',
    notInstalled:
      'Die neue Version lässt sich im Moment nicht installieren. Starten Sie Duebook neu; geschieht es erneut, informieren Sie Ihre Administration.',
    notSaved: 'Die Diagnose konnte dort nicht gespeichert werden. Wählen Sie einen anderen Ordner.',
  },
} as const satisfies Record<HostLanguage, unknown>;
