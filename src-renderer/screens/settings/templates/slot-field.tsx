import { Button, Textarea } from '@mantine/core';
import { useRef } from 'react';
import type { DocumentLanguage } from '../../../../src-shared/domain/document-languages.ts';
import { placesOf, type TextSlot } from '../../../../src-shared/domain/document-template/text-slot.ts';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './templates.module.css';

type SlotFieldProps = {
  readonly slot: TextSlot;
  readonly label: string;
  readonly language: DocumentLanguage;
  readonly builtIn: string;
  /** Empty for the built-in one. */
  readonly text: string;
  readonly problem: string | null;
  readonly mayEdit: boolean;
  readonly onFocus: () => void;
  readonly onChange: (text: string) => void;
};

/** A text with its places, which a click puts where the caret is. */
export function SlotField({
  slot,
  label,
  language,
  builtIn,
  text,
  problem,
  mayEdit,
  onFocus,
  onChange,
}: SlotFieldProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {};
    const place = `{${name}}`;
    onChange(`${text.slice(0, selectionStart)}${place}${text.slice(selectionEnd)}`);
    // Behind the place, once it is there.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(selectionStart + place.length, selectionStart + place.length);
    });
  };
  return (
    <div className={styles.slot}>
      <Textarea
        ref={field}
        label={label}
        lang={language}
        autosize
        minRows={slot.isLine ? 1 : 2}
        maxRows={12}
        placeholder={builtIn}
        value={text}
        error={problem}
        disabled={!mayEdit}
        onFocus={onFocus}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {text === '' ? (
        <p className={styles.quiet} lang={language}>
          {builtIn === '' ? t('templates.nothingBuiltIn') : t('templates.builtIn', { text: builtIn })}
        </p>
      ) : null}
      {mayEdit ? (
        <fieldset className={styles.chips} aria-label={t('templates.places', { name: label })}>
          {placesOf(slot).map((name) => (
            <button key={name} type="button" className={styles.chip} onClick={() => insert(name)}>
              {t(`templates.place.${name}`)}
            </button>
          ))}
          {text === '' ? (
            builtIn === '' ? null : (
              <Button size="compact-xs" variant="subtle" onClick={() => onChange(builtIn)}>
                {t('templates.beginWithBuiltIn')}
              </Button>
            )
          ) : (
            <Button size="compact-xs" variant="subtle" onClick={() => onChange('')}>
              {t('templates.backToBuiltIn')}
            </Button>
          )}
        </fieldset>
      ) : null}
    </div>
  );
}
