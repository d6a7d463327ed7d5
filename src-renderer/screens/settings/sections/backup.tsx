import { Button } from '@mantine/core';
import { useFormats } from '../../../app/formats.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { LeftBehind } from '../parts/left-behind.tsx';
import { Actions, Panel } from '../parts/panel.tsx';
import { RestoreWords } from '../parts/restore-words.tsx';
import { useDeviceReport } from '../use-device-report.ts';
import { useEngineCall } from '../use-engine-call.ts';
import { WorkAlong } from './work-along.tsx';

/** Encrypted copies of this device, where this host has a way to put one back. */
export function Backup() {
  const { t } = useTranslation();
  const formats = useFormats();
  const backup = useEngineCall((client) => client.device.backup());
  const device = useDeviceReport(backup.reply?.madeAt ?? '');
  if (device.state !== 'ready') return null;
  const { report } = device;
  if (report.backup === 'no-restore' || report.dataFolder === null) {
    return (
      <>
        <WorkAlong maySave={report.mayTakeWorkAlong} />
        <Panel title={t('settings.section.backup')} text={t('settings.backupNone')} />
        <LeftBehind found={report.leftBehind} />
      </>
    );
  }
  const last =
    report.lastBackupAt === null
      ? t('settings.backupNever')
      : t('settings.backupLast', { at: formats.dateTime(report.lastBackupAt) });
  const made = backup.reply;
  return (
    <>
      <WorkAlong maySave={report.mayTakeWorkAlong} />
      <Panel title={t('settings.section.backup')} text={t('settings.backupText')}>
        <p>{last}</p>
        <Actions
          problem={backup.problem}
          {...(made === null
            ? {}
            : {
                doneText: t('settings.backupMade', {
                  path: made.path,
                  size: formats.count(Math.ceil(made.fileBytes / 1_000_000)),
                }),
              })}
        >
          <Button size="sm" loading={backup.isBusy} onClick={backup.run}>
            {t('settings.backupMake')}
          </Button>
        </Actions>
      </Panel>
      <RestoreWords path={made?.path ?? t('settings.restoreFile')} dataFolder={report.dataFolder} />
      <LeftBehind found={report.leftBehind} />
    </>
  );
}
