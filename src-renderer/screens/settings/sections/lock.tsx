import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { type IdleMinutes, idleMinuteChoices } from '../../../../src-shared/contract/settings-lock.ts';
import { PassphraseForm } from '../../../app/lock/passphrase-form.tsx';
import { useLockNow } from '../../../app/lock/use-screen-lock.ts';
import { useSetPassphrase } from '../../../app/lock/use-set-passphrase.ts';
import { engineUnreachable, type Problem, problemOf } from '../../../app/problem.ts';
import { readyValue, useLiveView } from '../../../app/use-live-view.ts';
import { KeyHint } from '../../../components/key-hint.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { useEngineConnection } from '../../../state/engine-connection.ts';
import { KeyChangePanel } from '../parts/key-change-panel.tsx';
import { Actions, Panel, Setting, WarningLine } from '../parts/panel.tsx';
import { ProtectionPanel } from '../parts/protection-panel.tsx';

/** The passphrase that opens the locked screens, and when they lock by themselves. */
export function LockSection() {
  const { t } = useTranslation();
  const lock = readyValue(useLiveView((client, signal) => client.lock.watch(undefined, { signal }), 'lock'));
  const hasPassphrase = lock?.hasPassphrase ?? false;
  const passphrase = useSetPassphrase(hasPassphrase);
  const lockNow = useLockNow();
  const idle = useIdleMinutes();
  if (lock === undefined) return null;
  return (
    <>
      <Panel title={t('settings.section.lock')} text={t('settings.lockText')}>
        <Setting label={t('settings.lockAfter')} id="settings-lock-after">
          <SegmentedControl
            aria-labelledby="settings-lock-after"
            value={String(lock.idleMinutes)}
            data={choicesWithin(lock.idleLimitMinutes).map((minutes) => ({
              value: String(minutes),
              label: minutes === null ? t('settings.lockNever') : t('settings.minutes', { count: minutes }),
            }))}
            onChange={idle.choose}
          />
        </Setting>
        {lock.idleLimitMinutes === null ? null : (
          <p>{t('policy.lockLimit', { count: lock.idleLimitMinutes })}</p>
        )}
        <Actions problem={idle.problem}>
          <Button variant="default" size="sm" disabled={!hasPassphrase} onClick={lockNow}>
            {t('settings.lockNow')}
          </Button>
          <KeyHint keys="Ctrl Shift L" />
          {hasPassphrase ? null : <p>{t('settings.lockNeedsPassphrase')}</p>}
        </Actions>
      </Panel>
      <Panel title={t('lock.passphrase')} text={t('lock.text')}>
        {lock.isPassphraseGone ? (
          <WarningLine>
            <p>{t('lockSection.passphraseGone')}</p>
          </WarningLine>
        ) : null}
        <PassphraseForm {...passphrase} hasPassphrase={hasPassphrase} />
      </Panel>
      {lock.keyChange === null ? null : (
        <KeyChangePanel keyChange={lock.keyChange} hasPassphrase={hasPassphrase} />
      )}
      <ProtectionPanel />
    </>
  );
}

/** What a person may choose; the longest that the organisation allows among it. */
function choicesWithin(limit: number | null): readonly IdleMinutes[] {
  if (limit === null) return idleMinuteChoices;
  const shorter = idleMinuteChoices.filter((minutes) => minutes !== null && minutes < limit);
  return [...shorter, limit];
}

function useIdleMinutes() {
  const client = useEngineConnection((connection) => connection.client);
  const [problem, setProblem] = useState<Problem | null>(null);
  const choose = async (value: string) => {
    const minutes = value === 'null' ? null : Number(value);
    setProblem(null);
    try {
      if (client === null) throw engineUnreachable;
      await client.lock.setIdleMinutes({ minutes });
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return { problem, choose: (value: string) => void choose(value) };
}
