import { SecretForm } from '../../../app/lock/secret-form.tsx';
import type { NewSecret } from '../../../app/lock/use-new-secret.ts';
import type { Problem } from '../../../app/problem.ts';
import { useTranslation } from '../../../components/translation.tsx';

/** Changes the password of the person who is signed in. */
export function Password(secret: NewSecret) {
  const { t } = useTranslation();
  return (
    <SecretForm
      {...secret}
      text={t('settings.passwordText')}
      fields={['present', 'next', 'repeated']}
      labelOf={(field) => t(`settings.passwordField.${field}`)}
      rule={t('settings.passwordRule')}
      autoCompleteOf={(field) => (field === 'present' ? 'current-password' : 'new-password')}
      showLabel={t('signIn.showPassword')}
      submitLabel={t('settings.passwordChange')}
      variant="default"
      doneWords={t('settings.passwordChanged')}
      problemMore={(problem) => (isFarAway(problem) ? t('settings.passwordOffline') : '')}
    />
  );
}

function isFarAway({ code }: Problem): boolean {
  return code === 'OFFLINE' || code === 'SERVER_UNAVAILABLE';
}
