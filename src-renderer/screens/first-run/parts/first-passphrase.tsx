import { Button } from '@mantine/core';
import { PassphraseForm } from '../../../app/lock/passphrase-form.tsx';
import type { NewSecret } from '../../../app/lock/use-new-secret.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { FirstRunPage } from './first-run-page.tsx';

type FirstPassphraseProps = NewSecret & {
  /** Null where nobody works before it is set. */
  readonly onLater: (() => void) | null;
};

/** Asks for what opens the workstation once it is locked. */
export function FirstPassphrase({ onLater, ...form }: FirstPassphraseProps) {
  const { t } = useTranslation();
  return (
    <FirstRunPage
      title={t('firstRun.passphraseTitle')}
      text={t(onLater === null ? 'firstRun.passphraseMust' : 'firstRun.passphraseText')}
      problemText={null}
      isEngineLost={false}
      offersTraining={false}
    >
      <PassphraseForm
        {...form}
        hasPassphrase={false}
        more={
          onLater === null ? null : (
            <Button variant="default" size="sm" onClick={onLater}>
              {t('firstRun.later')}
            </Button>
          )
        }
      />
    </FirstRunPage>
  );
}
