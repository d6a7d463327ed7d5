import { type ReactNode, useRef } from 'react';
import { Link } from 'wouter';
import { type SettingsSection, settingsPath, settingsSections } from '../../app/paths.ts';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useTranslation } from '../../components/translation.tsx';
import styles from './settings-view.module.css';

export type SettingsViewProps = { readonly section: SettingsSection; readonly children: ReactNode };

/** The sections beside the one that is shown. */
export function SettingsView({ section, children }: SettingsViewProps) {
  const { t } = useTranslation();
  const content = useRef<HTMLElement>(null);
  return (
    <div className={styles.screen}>
      <nav className={styles.side} aria-label={t('settings.sections')}>
        <h1>{t('settings.title')}</h1>
        {settingsSections.map((one) => (
          <Link
            key={one}
            to={settingsPath(one)}
            className={styles.link}
            {...(one === section ? { 'aria-current': 'page' } : {})}
          >
            {t(`settings.section.${one}`)}
          </Link>
        ))}
      </nav>
      <ScrollRegion
        key={section}
        region={content}
        label={t('settings.inSection', { name: t(`settings.section.${section}`) })}
        className={styles.content ?? ''}
      >
        {children}
      </ScrollRegion>
    </div>
  );
}
