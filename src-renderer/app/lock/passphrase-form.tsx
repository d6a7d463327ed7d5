import type { ReactNode } from 'react';
import { useTranslation } from '../../components/translation.tsx';
import { SecretForm } from './secret-form.tsx';
import type { NewSecret } from './use-new-secret.ts';

export type PassphraseFormProps = NewSecret & {
  /** The present one is asked for as well. */
  readonly hasPassphrase: boolean;
  /** Beside the button. */
  readonly more?: ReactNode;
};

/** Sets or changes the passphrase that opens the locked screens. */
export function PassphraseForm({ hasPassphrase, ...secret }: PassphraseFormProps) {
  const { t } = useTranslation();
  return (
    <SecretForm
      {...secret}
      fields={hasPassphrase ? ['present', 'next', 'repeated'] : ['next', 'repeated']}
      labelOf={(field) => t(`lock.field.${field}`)}
      rule={t('lock.rule')}
      autoCompleteOf={() => 'off'}
      showLabel={t('lock.show')}
      submitLabel={t(hasPassphrase ? 'lock.change' : 'lock.set')}
      doneWords={t('lock.isSet')}
    />
  );
}
