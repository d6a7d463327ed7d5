import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyHint, keyWords } from '../components/key-hint.tsx';
import { showShortcutSheet, useShortcutSheet } from '../state/shortcut-sheet.ts';
import styles from './shortcut-sheet.module.css';

const groups: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  everywhere: {
    search: ['Ctrl K', '/'],
    sheet: ['?'],
    worklist: ['G', 'W'],
    promises: ['G', 'P'],
    disputes: ['G', 'D'],
    followUps: ['G', 'F'],
    attention: ['G', 'A'],
    settings: ['G', 'S'],
  },
  lists: { move: ['J', 'K', '↑', '↓'], open: ['Enter'], next: ['N'] },
  worklist: { why: ['E'], find: ['/'], clear: ['Esc'] },
  account: { call: ['C'], promise: ['P'], dispute: ['D'], statement: ['S'], back: ['Esc'] },
  invoices: { next: ['N'], move: ['J', 'K'], choose: ['Space'] },
  forms: { outcome: ['1–9'], record: ['Ctrl Enter'], close: ['Esc'] },
};

/** `?`: every shortcut on one sheet. */
export function ShortcutSheet() {
  const { t } = useTranslation();
  const isOpen = useShortcutSheet((sheet) => sheet.isOpen);
  return (
    <Modal
      opened={isOpen}
      onClose={() => showShortcutSheet(false)}
      title={t('shortcuts.title')}
      size="lg"
      // Closed while it still comes, it would stay for a moment and swallow the next keys.
      transitionProps={{ duration: 0 }}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <div className={styles.sheet}>
        {Object.entries(groups).map(([group, keysByName]) => (
          <section key={group}>
            <h3>{t(`shortcuts.${group}.title`)}</h3>
            <dl>
              {Object.entries(keysByName).map(([name, keys]) => (
                <div key={name}>
                  <dt>{t(`shortcuts.${group}.${name}`)}</dt>
                  <dd>
                    {keys.map((key) => (
                      <KeyHint key={key} keys={key} />
                    ))}
                    <span className={styles.spoken}>{keys.map((key) => keyWords(key, t)).join(' ')}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
