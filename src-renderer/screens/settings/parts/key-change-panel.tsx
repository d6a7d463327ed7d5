import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { KeyChangeView } from '../../../../src-shared/contract/settings-lock.ts';
import { useFormats } from '../../../app/formats.ts';
import { engineUnreachable, type Problem, problemOf } from '../../../app/problem.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { useEngineConnection } from '../../../state/engine-connection.ts';
import styles from './key-change-panel.module.css';
import { Actions, Panel } from './panel.tsx';

type KeyChangePanelProps = { readonly keyChange: KeyChangeView; readonly hasPassphrase: boolean };

/** Encrypts the data of this device with a new key, once it was said what that means. */
export function KeyChangePanel({ keyChange, hasPassphrase }: KeyChangePanelProps) {
  const { t } = useTranslation();
  const { last } = keyChange;
  const lastAt = last?.at ?? null;
  const [asked, setAsked] = useState<{ readonly after: string | null } | null>(null);
  // A change may be over before this window has noticed that it began.
  const isAsking = asked !== null && asked.after === lastAt;
  return (
    <Panel title={t('keyChange.title')} text={t('keyChange.text')}>
      {isAsking ? (
        <KeyChangeForm hasPassphrase={hasPassphrase} onCancel={() => setAsked(null)} />
      ) : (
        <div>
          <Button variant="default" size="sm" onClick={() => setAsked({ after: lastAt })}>
            {t('keyChange.begin')}
          </Button>
        </div>
      )}
      <LastChange {...keyChange} />
    </Panel>
  );
}

type KeyChangeFormProps = { readonly hasPassphrase: boolean; readonly onCancel: () => void };

function KeyChangeForm({ hasPassphrase, onCancel }: KeyChangeFormProps) {
  const { t } = useTranslation();
  const { passphrase, type, problem, isBusy, submit } = useChangeKey(hasPassphrase);
  const form = useRef<HTMLFormElement>(null);
  // The focus brings its field into view, not the button below nor what is wrong.
  useEffect(() => {
    if (!isBusy) form.current?.scrollIntoView({ block: 'nearest' });
  }, [isBusy]);
  return (
    <form ref={form} className={styles.form} onSubmit={submit}>
      <ul className={styles.consequences}>
        <li>{t('keyChange.first')}</li>
        <li>{t('keyChange.second')}</li>
        <li>{t('keyChange.third')}</li>
      </ul>
      {hasPassphrase ? (
        <PasswordInput
          className={styles.passphrase}
          label={t('lock.field.present')}
          value={passphrase}
          autoFocus
          autoComplete="off"
          maxLength={500}
          visibilityToggleButtonProps={{ 'aria-label': t('lock.show') }}
          onChange={(event) => type(event.currentTarget.value)}
        />
      ) : null}
      <Actions problem={problem}>
        <Button
          type="submit"
          size="sm"
          autoFocus={!hasPassphrase}
          loading={isBusy}
          disabled={hasPassphrase && passphrase === ''}
        >
          {t('keyChange.do')}
        </Button>
        <Button variant="default" size="sm" disabled={isBusy} onClick={onCancel}>
          {t('keyChange.cancel')}
        </Button>
      </Actions>
    </form>
  );
}

function LastChange({ last }: KeyChangeView) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (last === null) return null;
  const at = formats.dateTime(last.at);
  if (last.failure === null)
    return (
      <p role="status" className={styles.done}>
        {t('keyChange.done', { at })}
      </p>
    );
  return (
    <p role="alert" className={styles.problem}>
      {t('keyChange.failed', { at, why: t(`keyChange.why.${whyOf(last.failure.code)}`) })}
    </p>
  );
}

/** What a person can do something about; everything else is a fault of the file. */
function whyOf(code: string): 'STORAGE_FULL' | 'STORAGE_READ_ONLY' | 'STORAGE_FAILED' {
  return code === 'STORAGE_FULL' || code === 'STORAGE_READ_ONLY' ? code : 'STORAGE_FAILED';
}

function useChangeKey(hasPassphrase: boolean) {
  const client = useEngineConnection((connection) => connection.client);
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const change = async () => {
    setProblem(null);
    setIsBusy(true);
    try {
      if (client === null) throw engineUnreachable;
      // It stays busy: the engine gives way in a moment.
      await client.lock.changeKey({ passphrase: hasPassphrase ? passphrase : null });
    } catch (error) {
      setProblem(problemOf(error));
      setPassphrase('');
      setIsBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) void change();
  };
  const type = (typed: string) => {
    setPassphrase(typed);
    setProblem(null);
  };
  return { passphrase, type, problem, isBusy, submit };
}
