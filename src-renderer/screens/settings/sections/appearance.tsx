import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from '../../../components/translation.tsx';
import { Panel, Setting } from '../parts/panel.tsx';

const schemes = ['auto', 'light', 'dark'] as const;

/** Light or dark, or as the system has it. */
export function Appearance() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Panel title={t('settings.section.appearance')}>
      <Setting label={t('settings.theme')} id="settings-theme">
        <SegmentedControl
          aria-labelledby="settings-theme"
          value={colorScheme}
          data={schemes.map((scheme) => ({ value: scheme, label: t(`settings.scheme.${scheme}`) }))}
          onChange={(value) => setColorScheme(schemes.find((scheme) => scheme === value) ?? 'auto')}
        />
      </Setting>
    </Panel>
  );
}
