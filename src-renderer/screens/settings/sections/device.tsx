import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useFormats } from '../../../app/formats.ts';
import { signInPath } from '../../../app/paths.ts';
import { useSession } from '../../../app/session-context.ts';
import { checkWords, needsSignIn, syncWords } from '../../../app/sync-words.ts';
import { readyValue, useLiveView } from '../../../app/use-live-view.ts';
import { useNow } from '../../../app/use-now.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { useEngineConnection } from '../../../state/engine-connection.ts';
import { Figures } from '../parts/figures.tsx';
import { Actions, type Line, Lines, Panel } from '../parts/panel.tsx';
import { PolicyPanel } from '../parts/policy-panel.tsx';
import { useDeviceReport } from '../use-device-report.ts';
import { useRebuild } from '../use-rebuild.ts';
import styles from './device.module.css';

/** The connection, what waits, and the device that the server knows. */
export function Device() {
  const { t } = useTranslation();
  const figures = useRebuild();
  return (
    <>
      <Sync />
      <Panel title={t('settings.figures')}>
        <Figures {...figures} />
      </Panel>
    </>
  );
}

function Sync() {
  const { t } = useTranslation();
  const formats = useFormats();
  const nowMs = useNow();
  const [, go] = useLocation();
  const { deviceId } = useSession();
  const client = useEngineConnection((connection) => connection.client);
  const sync = readyValue(useLiveView((engine, signal) => engine.sync.watch(undefined, { signal }), 'sync'));
  const device = useDeviceReport(sync?.phase ?? '');
  const report = device.state === 'ready' ? device.report : undefined;
  const leaseUntil = report?.leaseUntil ?? null;
  if (sync === undefined) return null;
  const { lastUpToDateAt } = sync;
  const lines: readonly Line[] = [
    [t('settings.deviceLine.state'), syncWords(sync, nowMs, t, formats)],
    [t('settings.deviceLine.server'), report?.serverUrl ?? '…'],
    [
      t('settings.deviceLine.lastUpToDate'),
      lastUpToDateAt === null ? t('sync.never') : formats.dateTime(lastUpToDateAt),
    ],
    [
      t('settings.deviceLine.waiting'),
      <Link key="waiting" to="/attention" className={styles.link}>
        {t('settings.waitingCount', { count: sync.waitingCount, shown: formats.count(sync.waitingCount) })}
      </Link>,
    ],
    [t('settings.deviceLine.refused'), formats.count(sync.attentionCount)],
    [
      t('settings.deviceLine.check'),
      checkWords(sync.check, t, formats).join(' ') || t('settings.notChecked'),
    ],
    [
      t('settings.deviceLine.lease'),
      leaseUntil === null ? '…' : t('settings.leaseUntil', { at: formats.dateTime(leaseUntil) }),
    ],
    [t('settings.deviceLine.device'), deviceId],
  ];
  const policy = report?.policy ?? null;
  return (
    <>
      <Panel title={t('settings.section.device')} text={t('settings.deviceText')}>
        <Lines lines={lines} />
        <Actions problem={device.state === 'failed' ? device.problem : null}>
          {needsSignIn(sync.phase) ? (
            <Button size="sm" onClick={() => go(signInPath)}>
              {t('signIn.submit')}
            </Button>
          ) : null}
          <Button
            variant="default"
            size="sm"
            leftSection={<IconRefresh size={14} aria-hidden="true" />}
            disabled={client === null}
            onClick={() => void client?.sync.now()}
          >
            {t('sync.tryNow')}
          </Button>
        </Actions>
      </Panel>
      {policy === null ? null : <PolicyPanel policy={policy} />}
    </>
  );
}
