import type { ComponentType } from 'react';
import { useLocation } from 'wouter';
import { type SettingsSection, settingsPath, settingsSections } from '../../app/paths.ts';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { About } from './sections/about.tsx';
import { Appearance } from './sections/appearance.tsx';
import { Backup } from './sections/backup.tsx';
import { ContactRules } from './sections/contact-rules.tsx';
import { Device } from './sections/device.tsx';
import { DocumentTemplates } from './sections/document-templates.tsx';
import { LanguageSection } from './sections/language.tsx';
import { LockSection } from './sections/lock.tsx';
import { Profile } from './sections/profile.tsx';
import { Shortcuts } from './sections/shortcuts.tsx';
import { Training } from './sections/training.tsx';
import { SettingsView } from './settings-view.tsx';

const contents: Readonly<Record<SettingsSection, ComponentType>> = {
  profile: Profile,
  language: LanguageSection,
  appearance: Appearance,
  shortcuts: Shortcuts,
  training: Training,
  'contact-rules': ContactRules,
  documents: DocumentTemplates,
  lock: LockSection,
  device: Device,
  backup: Backup,
  about: About,
};

/** The settings, each section with an address of its own; an unknown one shows the first. */
export function Settings({ section: named }: { section: string | undefined }) {
  const [, go] = useLocation();
  const section = settingsSections.find((one) => one === named) ?? 'profile';
  const moveBy = (step: number) => () => {
    const next = settingsSections[settingsSections.indexOf(section) + step];
    if (next !== undefined) go(settingsPath(next));
  };
  useShortcuts({ j: moveBy(1), k: moveBy(-1) });
  const Content = contents[section];
  return (
    <SettingsView section={section}>
      <Content />
    </SettingsView>
  );
}
