import { Button, SegmentedControl } from '@mantine/core';
import { useId, useState } from 'react';
import type { DemoRole } from '../../../../src-shared/contract/settings-device.ts';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './first-run.module.css';
import { FirstRunPage } from './first-run-page.tsx';

type ChooseStartProps = {
  /** As whom the demo accounts can be tried, one at least. */
  readonly demoRoles: readonly DemoRole[];
  readonly problemText: string | null;
  readonly isBusy: boolean;
  readonly isEngineLost: boolean;
  readonly onDemo: (role: DemoRole) => void;
  readonly onEnrol: () => void;
};

/** Where a new workstation begins: at a server, or with demo accounts as somebody of the demo. */
export function ChooseStart(props: ChooseStartProps) {
  const { demoRoles, problemText, isBusy, isEngineLost, onDemo, onEnrol } = props;
  const { t } = useTranslation();
  const label = useId();
  const [chosen, setChosen] = useState<DemoRole | null>(null);
  const role = chosen ?? demoRoles[0] ?? 'collector';
  return (
    <FirstRunPage
      title={t('firstRun.welcome')}
      text={t('firstRun.welcomeText')}
      problemText={problemText}
      isEngineLost={isEngineLost}
      offersTraining
    >
      <div className={styles.choice}>
        <Button size="md" disabled={isBusy} onClick={onEnrol}>
          {t('firstRun.enrol')}
        </Button>
        <p>{t('firstRun.enrolText')}</p>
      </div>
      <div className={styles.choice}>
        <Button size="md" variant="default" loading={isBusy} onClick={() => onDemo(role)}>
          {t('firstRun.demo')}
        </Button>
        <p id={label}>{t('firstRun.demoText')}</p>
        {demoRoles.length < 2 ? null : (
          <SegmentedControl
            fullWidth
            aria-label={t('firstRun.demoAs')}
            aria-describedby={label}
            disabled={isBusy}
            value={role}
            data={demoRoles.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={(value) => setChosen(demoRoles.find((one) => one === value) ?? null)}
          />
        )}
      </div>
    </FirstRunPage>
  );
}
