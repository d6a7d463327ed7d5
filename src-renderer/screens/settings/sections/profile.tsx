import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { signInOtherPath } from '../../../app/paths.ts';
import { useSession } from '../../../app/session-context.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { Actions, Lines, Panel } from '../parts/panel.tsx';
import { Password } from '../parts/password.tsx';
import { useChangePassword } from '../use-change-password.ts';

/** Who works here, and the password at the server. */
export function Profile() {
  const { t } = useTranslation();
  const { actor, organisation } = useSession();
  const [, go] = useLocation();
  const password = useChangePassword();
  return (
    <>
      <Panel title={t('settings.section.profile')}>
        <Lines
          lines={[
            [t('settings.profileLine.name'), actor.name],
            [t('settings.profileLine.role'), t(`role.${actor.role}`)],
            [t('settings.profileLine.organisation'), organisation.name],
          ]}
        />
        <Actions problem={null}>
          <Button variant="default" size="sm" onClick={() => go(signInOtherPath)}>
            {t('settings.signInAgain')}
          </Button>
        </Actions>
      </Panel>
      <Panel title={t('settings.password')}>
        <Password {...password} />
      </Panel>
    </>
  );
}
