import { useState } from 'react';
import { KeyHint, keyWords } from '../../components/key-hint.tsx';
import { useTranslation } from '../../components/translation.tsx';
import styles from './palette.module.css';
import { commandSections, type PaletteCommand, type PaletteRow, type PaletteSection } from './palette-row.ts';
import { rankCommands, recentOf } from './rank-commands.ts';
import { noteCommandUsed, readRecentCommands } from './recent-commands.ts';
import { useAccountActions } from './use-account-actions.ts';
import { useFoundRows, useOpenedRows } from './use-account-rows.tsx';
import { useFoundAccounts } from './use-found-accounts.ts';
import { usePaletteCommands } from './use-palette-commands.ts';

type Sections = {
  readonly sections: readonly PaletteSection[];
  /** Everything that what is typed finds is here. */
  readonly isAnswered: boolean;
};

const recentCount = 5;

/** What the palette offers for what is typed: commands that are meant, accounts, and what is alike. */
export function usePaletteSections(typed: string): Sections {
  const { t } = useTranslation();
  // Read once: the order does not change under the hand.
  const [recentIds] = useState(() => readRecentCommands(localStorage));
  const { head, commands: ofAccount } = useAccountActions();
  const commands = [...ofAccount, ...usePaletteCommands()];
  const { found, isCurrent } = useFoundAccounts(typed);
  const accounts = useFoundRows(found);
  const opened = useOpenedRows();
  const rowsOf = (some: readonly PaletteCommand[]) => some.map(commandRow);
  const titles = {
    account: head?.account.name ?? '',
    screens: t('palette.screens'),
    settings: t('palette.settings'),
  };
  if (typed.trim() === '') {
    const recent = recentOf(commands, recentIds).slice(0, recentCount);
    const others = commandSections.map((section) => ({
      id: section,
      title: titles[section],
      rows: rowsOf(commands.filter((one) => one.section === section && !recent.includes(one))),
    }));
    const first = { id: 'recent', title: t('palette.recent'), rows: rowsOf(recent) };
    const last = { id: 'opened', title: t('palette.opened'), rows: opened };
    return { sections: filled([first, last, ...others]), isAnswered: true };
  }
  const { meant, alike } = rankCommands(commands, typed, recentIds);
  return {
    sections: filled([
      { id: 'meant', title: t('palette.commands'), rows: rowsOf(meant) },
      { id: 'found', title: t('palette.accounts'), rows: accounts, isStale: !isCurrent },
      { id: 'alike', title: t('palette.alike'), rows: rowsOf(alike) },
    ]),
    isAnswered: isCurrent,
  };
}

function filled(sections: readonly PaletteSection[]): readonly PaletteSection[] {
  return sections.filter(({ rows }) => rows.length > 0);
}

function commandRow(command: PaletteCommand): PaletteRow {
  return {
    id: `command/${command.id}`,
    content: <CommandContent command={command} />,
    staysHere: command.staysHere === true,
    run: () => {
      noteCommandUsed(localStorage, command.id);
      command.run();
    },
  };
}

function CommandContent({ command: { label, keys } }: { command: PaletteCommand }) {
  const { t } = useTranslation();
  return (
    <span className={styles.hit}>
      <span className={styles.label}>{label}</span>
      {keys === null ? null : (
        <>
          <KeyHint keys={keys} />
          <span className={styles.spoken}>{keyWords(keys, t)}</span>
        </>
      )}
    </span>
  );
}
