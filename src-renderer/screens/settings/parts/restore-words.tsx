import { useTranslation } from '../../../components/translation.tsx';
import { restoreCommand } from '../restore-command.ts';
import { Panel } from './panel.tsx';
import styles from './restore-words.module.css';

/** How a backup is put back: that takes the place of what the program has open, so it is done without it. */
export function RestoreWords({ path, dataFolder }: { path: string; dataFolder: string }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('settings.restore')} text={t('settings.restoreText')}>
      <ol className={styles.steps}>
        <li>{t('settings.restoreStop')}</li>
        <li>
          {t('settings.restoreRun')}
          <code className={styles.command}>{restoreCommand(path, dataFolder)}</code>
        </li>
        <li>{t('settings.restoreAfter')}</li>
        <li>{t('settings.restoreKey')}</li>
      </ol>
    </Panel>
  );
}
