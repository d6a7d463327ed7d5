import { Button, Popover } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { SyncPhase, SyncState } from '../../src-shared/contract/sync-state.ts';
import { classNames } from '../components/class-names.ts';
import { useTranslation } from '../components/translation.tsx';
import { useEngineConnection } from '../state/engine-connection.ts';
import { useFormats } from './formats.ts';
import { signInPath } from './paths.ts';
import styles from './sync-pill.module.css';
import { checkWords, needsSignIn, syncWords } from './sync-words.ts';
import { readyValue, useLiveView } from './use-live-view.ts';
import { useNow } from './use-now.ts';

const toneOf: Readonly<Record<SyncPhase, string | undefined>> = {
  starting: styles.busy,
  'first-sync': styles.busy,
  syncing: styles.busy,
  'up-to-date': styles.good,
  offline: styles.warn,
  'sign-in-needed': styles.warn,
  'password-changed': styles.warn,
  'user-inactive': styles.warn,
  'device-revoked': styles.warn,
  'update-needed': styles.warn,
  'server-outdated': styles.warn,
};

/** The connection in words, with what it means and what can be done about it. */
export function SyncPill() {
  const { t } = useTranslation();
  const formats = useFormats();
  const nowMs = useNow();
  const [isOpen, setIsOpen] = useState(false);
  const state = readyValue(useLiveView((client, signal) => client.sync.watch(undefined, { signal }), 'sync'));
  if (state === undefined) return null;
  const words = syncWords(state, nowMs, t, formats);
  return (
    <Popover
      width={330}
      position="bottom-end"
      shadow="md"
      withArrow
      trapFocus
      opened={isOpen}
      onChange={setIsOpen}
    >
      <Popover.Target>
        <button
          type="button"
          onClick={() => setIsOpen(!isOpen)}
          className={classNames(styles.pill, toneOf[state.phase])}
          data-testid="sync-state"
        >
          <span className={styles.dot} aria-hidden="true" />
          <span className={styles.words}>{words}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('sync.title')}>
        <SyncDetails state={state} onLeave={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function SyncDetails({ state, onLeave }: { state: SyncState; onLeave: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useEngineConnection((connection) => connection.client);
  const [, navigate] = useLocation();
  const go = (path: string) => {
    onLeave();
    navigate(path);
  };
  const lastAt = state.lastUpToDateAt;
  return (
    <div className={styles.details}>
      <p>
        {state.offlineBecause === null
          ? t(`sync.explain.${state.phase}`)
          : t(`failure.OFFLINE_${state.offlineBecause}`)}
      </p>
      {state.waitingCount === 0 ? null : <p>{t('sync.kept', { count: state.waitingCount })}</p>}
      <p className={styles.muted}>
        {lastAt === null ? t('sync.never') : t('sync.lastUpToDate', { at: formats.dateTime(lastAt) })}
      </p>
      {checkWords(state.check, t, formats).map((line) => (
        <p key={line} className={styles.muted}>
          {line}
        </p>
      ))}
      <div className={styles.actions}>
        {needsSignIn(state.phase) ? (
          <Button size="xs" onClick={() => go(signInPath)}>
            {t('signIn.submit')}
          </Button>
        ) : (
          <Button
            size="xs"
            leftSection={<IconRefresh size={14} aria-hidden="true" />}
            disabled={client === null}
            onClick={() => void client?.sync.now()}
          >
            {t('sync.tryNow')}
          </Button>
        )}
        {state.attentionCount === 0 ? null : (
          <Button size="xs" variant="default" onClick={() => go('/attention')}>
            {t('sync.attention', { count: state.attentionCount })}
          </Button>
        )}
        {state.waitingCount === 0 ? null : (
          <Button size="xs" variant="default" onClick={() => go('/attention')}>
            {t('sync.showWaiting')}
          </Button>
        )}
      </div>
    </div>
  );
}
