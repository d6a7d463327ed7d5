import { Button } from '@mantine/core';
import { PassphraseForm } from '../../../app/lock/passphrase-form.tsx';
import type { NewSecret } from '../../../app/lock/use-new-secret.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { FirstRunPage } from './first-run-page.tsx';

/** Asks for what opens the workstation once it is locked; it can be set later as well. */
export function FirstPassphrase({ onLater, ...form }: NewSecret & { readonly onLater: () => void }) {
  const { t } = useTranslation();
  return (
    <FirstRunPage
      title={t('firstRun.passphraseTitle')}
      text={t('firstRun.passphraseText')}
      problemText={null}
      isEngineLost={false}
    >
      <PassphraseForm
        {...form}
        hasPassphrase={false}
        more={
          <Button variant="default" size="sm" onClick={onLater}>
            {t('firstRun.later')}
          </Button>
        }
      />
    </FirstRunPage>
  );
}
