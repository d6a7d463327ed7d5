import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { Suspense } from 'react';
import { Link } from 'wouter';
import { KeyHint } from '../components/key-hint.tsx';
import { useTranslation } from '../components/translation.tsx';
import { openPalette } from '../state/palette.ts';
import { showShortcutSheet } from '../state/shortcut-sheet.ts';
import { RecoveredNote } from './later-screens.ts';
import { useSession } from './session-context.ts';
import { SyncPill } from './sync-pill.tsx';
import styles from './top-bar.module.css';
import { UpdateNote } from './update-note.tsx';

export function TopBar() {
  const { t } = useTranslation();
  return (
    <header className={styles.bar}>
      <Link to="/" className={styles.brand}>
        <span className={styles.mark} aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        Duebook
      </Link>
      <button type="button" className={styles.search} data-tour="search" onClick={openPalette}>
        <IconSearch size={15} aria-hidden="true" />
        <span className={styles.prompt}>{t('search.open')}</span>
        <KeyHint keys="Ctrl K" />
      </button>
      <div className={styles.right}>
        <SyncPill />
        <Suspense fallback={null}>
          <RecoveredNote />
        </Suspense>
        <UpdateNote />
        <Tooltip label={t('shortcuts.title')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            data-tour="shortcuts"
            aria-label={t('shortcuts.title')}
            onClick={() => showShortcutSheet(true)}
          >
            <IconKeyboard size={18} />
          </ActionIcon>
        </Tooltip>
        <SchemeSwitch />
        <User />
      </div>
    </header>
  );
}

function SchemeSwitch() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const label = t(isDark ? 'shell.toLight' : 'shell.toDark');
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
      >
        {isDark ? <IconSun size={18} /> : <IconMoon size={18} />}
      </ActionIcon>
    </Tooltip>
  );
}

function User() {
  const { t } = useTranslation();
  const { actor } = useSession();
  const parts = actor.name.split(/\s+/).filter((part) => part !== '');
  const initials = [parts.at(0), parts.length > 1 ? parts.at(-1) : undefined]
    .map((part) => [...(part ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
  const label = t('shell.user', { initials, name: actor.name, role: t(`role.${actor.role}`) });
  return (
    <Tooltip label={label}>
      <Link to="/settings" className={styles.user} data-tour="settings" aria-label={label}>
        {initials}
      </Link>
    </Tooltip>
  );
}
