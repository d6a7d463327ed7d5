import { SegmentedControl } from '@mantine/core';
import { useTranslation } from '../../../components/translation.tsx';
import { chooseLanguage, languageChoices, useSettings } from '../../../state/settings.ts';
import { Panel, Setting } from '../parts/panel.tsx';

/** The language of the screens; documents for customers have the customer's. */
export function LanguageSection() {
  const { t } = useTranslation();
  const choice = useSettings((settings) => settings.choice);
  return (
    <Panel title={t('settings.section.language')} text={t('settings.languageText')}>
      <Setting label={t('settings.language')} id="settings-language">
        <SegmentedControl
          aria-labelledby="settings-language"
          value={choice}
          data={languageChoices.map((one) => ({ value: one, label: t(`settings.languageName.${one}`) }))}
          onChange={(value) => chooseLanguage(languageChoices.find((one) => one === value) ?? 'system')}
        />
      </Setting>
    </Panel>
  );
}
