import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { engineUnreachable, type Problem, problemOf } from '../../../app/problem.ts';
import { readyValue, useLiveView } from '../../../app/use-live-view.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { useEngineConnection } from '../../../state/engine-connection.ts';
import { Actions, Panel, Setting } from './panel.tsx';

/** Whether windows are hidden from screenshots and shared screens; nothing where the system has no way to. */
export function ProtectionPanel() {
  const { t } = useTranslation();
  const desktop = readyValue(
    useLiveView((client, signal) => client.desktop.watch(undefined, { signal }), 'desktop'),
  );
  const client = useEngineConnection((connection) => connection.client);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isOn = desktop?.protectsContents ?? null;
  if (isOn === null) return null;
  const choose = async (value: string) => {
    setProblem(null);
    try {
      if (client === null) throw engineUnreachable;
      await client.desktop.ask({ action: 'protect-contents', isOn: value === 'on' });
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <Panel title={t('protection.title')} text={t('protection.text')}>
      <Setting label={t('protection.label')} id="settings-protection">
        <SegmentedControl
          aria-labelledby="settings-protection"
          value={isOn ? 'on' : 'off'}
          data={(['off', 'on'] as const).map((value) => ({ value, label: t(`protection.${value}`) }))}
          onChange={(value) => void choose(value)}
        />
      </Setting>
      {problem === null ? null : <Actions problem={problem}>{null}</Actions>}
    </Panel>
  );
}
