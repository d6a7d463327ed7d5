import { Button, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../src-shared/contract/session-view.ts';
import { useFormats } from '../../app/formats.ts';
import { type Language, languages } from '../../state/settings.ts';
import { Figures } from './parts/figures.tsx';
import { Password } from './parts/password.tsx';
import styles from './settings-view.module.css';
import type { PasswordChange } from './use-change-password.ts';
import type { RebuildFigures } from './use-rebuild.ts';

const schemes = ['light', 'dark', 'auto'] as const;
type Scheme = (typeof schemes)[number];

export type SettingsViewProps = {
  readonly session: SessionView;
  readonly colorScheme: Scheme;
  readonly language: Language;
  /** The state line of the connection. */
  readonly serverWords: string;
  readonly figures: RebuildFigures;
  readonly password: PasswordChange;
  readonly onSignInAgain: () => void;
  readonly onColorScheme: (scheme: Scheme) => void;
  readonly onLanguage: (language: Language) => void;
};

export function SettingsView(props: SettingsViewProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.screen}>
      <h1>{t('settings.title')}</h1>
      <section className={styles.panel} aria-label={t('settings.appearance')}>
        <h2>{t('settings.appearance')}</h2>
        <Setting label={t('settings.theme')} id="settings-theme">
          <SegmentedControl
            aria-labelledby="settings-theme"
            value={props.colorScheme}
            data={schemes.map((scheme) => ({ value: scheme, label: t(`settings.scheme.${scheme}`) }))}
            onChange={(value) => props.onColorScheme(schemes.find((scheme) => scheme === value) ?? 'auto')}
          />
        </Setting>
        <Setting label={t('settings.language')} id="settings-language">
          <SegmentedControl
            aria-labelledby="settings-language"
            value={props.language}
            data={languages.map((language) => ({
              value: language,
              label: t(`settings.languageName.${language}`),
            }))}
            onChange={(value) => props.onLanguage(languages.find((language) => language === value) ?? 'en')}
          />
        </Setting>
      </section>
      <section className={styles.panel} aria-label={t('settings.figures')}>
        <h2>{t('settings.figures')}</h2>
        <Figures {...props.figures} />
      </section>
      <section className={styles.panel} aria-label={t('settings.password')}>
        <h2>{t('settings.password')}</h2>
        <Password {...props.password} />
      </section>
      <About {...props} />
    </div>
  );
}

function Setting({ label, id, children }: { label: string; id: string; children: ReactNode }) {
  return (
    <div className={styles.setting}>
      <span id={id}>{label}</span>
      {children}
    </div>
  );
}

function About({ session, serverWords, onSignInAgain }: SettingsViewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const lines = [
    ['user', `${session.actor.name} · ${t(`role.${session.actor.role}`)}`],
    ['server', serverWords],
    ['organisation', session.organisation.name],
    ['today', formats.fullDate(session.today)],
    ['version', session.version],
    ['host', t(`settings.hostName.${session.host}`)],
    ['device', session.deviceId],
  ] as const;
  return (
    <section className={styles.panel} aria-label={t('settings.about')}>
      <h2>{t('settings.about')}</h2>
      <dl className={styles.about}>
        {lines.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`settings.aboutLine.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Button variant="default" size="sm" mt="sm" onClick={onSignInAgain}>
        {t('settings.signInAgain')}
      </Button>
    </section>
  );
}
