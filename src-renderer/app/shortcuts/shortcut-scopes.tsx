import { KeyHint, keyWords } from '../../components/key-hint.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { type ScopeOfShortcuts, shortcutWords } from './find-shortcuts.ts';
import styles from './shortcut-scopes.module.css';

/** Shortcuts with their keys, by where they work. */
export function ShortcutScopes({ scopes }: { scopes: readonly ScopeOfShortcuts[] }) {
  const { t } = useTranslation();
  return (
    <div className={styles.sheet}>
      {scopes.map(({ scope, shortcuts }) => (
        <section key={scope}>
          <h3>{t(`shortcuts.${scope}.title`)}</h3>
          <dl>
            {shortcuts.map((shortcut) => (
              <div key={shortcut.name}>
                <dt>{shortcutWords(shortcut, t)}</dt>
                <dd>
                  {shortcut.keys.map((keys) => (
                    <KeyHint key={keys} keys={keys} />
                  ))}
                  <span className={styles.spoken}>
                    {shortcut.keys.map((keys) => keyWords(keys, t)).join(' ')}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
