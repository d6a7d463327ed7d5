import { Button } from '@mantine/core';
import { useFormats } from '../../../app/formats.ts';
import { saveFile } from '../../../app/save-file.ts';
import { useSession } from '../../../app/session-context.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { Actions, type Line, Lines, Panel } from '../parts/panel.tsx';
import { useDeviceReport } from '../use-device-report.ts';
import { useDiagnostics } from '../use-diagnostics.ts';
import { Updates } from './updates.tsx';

/** The program, what it holds, and what helps to find a fault. */
export function About() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { version, host, today } = useSession();
  const device = useDeviceReport('');
  const report = device.state === 'ready' ? device.report : undefined;
  const lines: readonly Line[] = [
    [t('settings.aboutLine.version'), version],
    [t('settings.aboutLine.host'), t(`settings.hostName.${host}`)],
    [t('settings.aboutLine.today'), formats.fullDate(today)],
    [t('settings.aboutLine.licence'), t('settings.licence')],
    [t('settings.aboutLine.fonts'), t('settings.fontLicence')],
    [
      t('settings.aboutLine.file'),
      report === undefined
        ? '…'
        : t('sync.megabytes', { size: formats.count(Math.ceil(report.fileBytes / 1_000_000)) }),
    ],
    ...Object.entries(report?.documents ?? {}).map(
      ([name, count]): Line => [t(`settings.documents.${name}`), formats.count(count)],
    ),
  ];
  return (
    <>
      {/* First: whoever is told of a new version comes here for it. */}
      <Updates />
      <Panel title={t('settings.section.about')}>
        <Lines lines={lines} />
        {device.state === 'failed' ? <Actions problem={device.problem}>{null}</Actions> : null}
      </Panel>
      <DiagnosticsPanel />
    </>
  );
}

function DiagnosticsPanel() {
  const { t } = useTranslation();
  const diagnostics = useDiagnostics();
  return (
    <Panel title={t('settings.diagnostics')} text={t('settings.diagnosticsText')}>
      <Actions problem={diagnostics.problem} doneText={diagnostics.isCopied ? t('settings.copied') : ''}>
        <Button variant="default" size="sm" disabled={diagnostics.isBusy} onClick={diagnostics.copy}>
          {t('settings.copy')}
        </Button>
        <Button
          variant="default"
          size="sm"
          disabled={diagnostics.isBusy}
          onClick={() =>
            diagnostics.save((text) =>
              saveFile(new Blob([text], { type: 'application/json' }), 'duebook-diagnostics.json'),
            )
          }
        >
          {t('settings.save')}
        </Button>
      </Actions>
    </Panel>
  );
}
