import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useAccount } from '../../app/use-account.ts';
import { readyValue } from '../../app/use-live-view.ts';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { useSettings } from '../../state/settings.ts';
import { languageFileName } from './language-file-name.ts';
import { printFile } from './print-file.ts';
import { saveFile } from './save-file.ts';
import { statementLanguages } from './statement-languages.ts';
import { StatementView } from './statement-view.tsx';
import { useStatement } from './use-statement.ts';

/** The open-item statement of an account: preview, save, print. */
export function Statement({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const account = readyValue(useAccount(accountId));
  const own = useSettings((settings) => settings.language);
  const [chosen, setChosen] = useState<string | null>(null);
  const languages = account === undefined ? [] : statementLanguages(account.account.language, own);
  const language = chosen ?? languages[0] ?? null;
  const { statement, retry } = useStatement(accountId, language);
  const back = () => go(`/account/${encodeURIComponent(accountId)}`);
  useShortcuts({ escape: back });
  return (
    <StatementView
      account={account?.account}
      statement={statement}
      language={language}
      languages={languages}
      onLanguage={setChosen}
      onRetry={retry}
      onSave={(file, fileName) => {
        const named = languageFileName(fileName, language ?? own);
        saveFile(file, named);
        notifications.show({
          message: t('statement.saved', { fileName: named }),
          closeButtonProps: { 'aria-label': t('shell.close') },
        });
      }}
      onPrint={printFile}
    />
  );
}
