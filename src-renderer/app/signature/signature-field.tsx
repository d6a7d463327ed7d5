import { Button, TextInput } from '@mantine/core';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import type { FileReference } from '../../../src-shared/domain/file-reference.ts';
import { useTranslation } from '../../components/translation.tsx';
import { FileList } from '../attachments/file-list.tsx';
import { useAttach } from '../attachments/use-attach.ts';
import { isSigned, type Stroke } from './ink.ts';
import { strokesImage, typedImage } from './ink-image.ts';
import styles from './signature.module.css';
import { SignaturePad } from './signature-pad.tsx';
import type { OpenPad } from './use-open-pad.ts';

type SignatureFieldProps = {
  readonly accountId: string;
  /** Whose signature it is likely to be. */
  readonly name: string;
  readonly value: FileReference | null;
  readonly onValue: (value: FileReference | null) => void;
  /** For the form that it belongs to, which takes what is drawn with it. */
  readonly pad: Ref<OpenPad>;
};

/** A signature: drawn, or a name that is typed where nobody can or wants to draw. Opened on demand. */
export function SignatureField({ accountId, name, value, onValue, pad }: SignatureFieldProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState(name);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const field = useRef<HTMLFieldSetElement>(null);
  const { attach, isBusy, problemText } = useAttach(accountId, (file) => {
    onValue(file);
    setIsOpen(false);
    setStrokes([]);
  });
  const taking = useRef<Promise<boolean>>(undefined);
  const take = (imageOn: (paper: string) => Promise<Blob>): Promise<boolean> => {
    // One at a time: a form that is recorded may ask for what is being taken already.
    taking.current ??= attach([
      {
        name: `${t('signature.fileName', { name: typed.trim() })}.png`,
        content: () => imageOn(paperIn(field.current)),
      },
    ]).finally(() => {
      taking.current = undefined;
    });
    return taking.current;
  };
  const takeDrawn = () => take((paper) => strokesImage(strokes, paper));
  useImperativeHandle(pad, () => ({
    take: async () => {
      if (taking.current !== undefined) return taking.current;
      return value !== null || !isSigned(strokes) || takeDrawn();
    },
    wipe: () => setStrokes([]),
  }));
  return (
    <fieldset ref={field} className={styles.field}>
      <legend className={styles.legend}>{t('signature.title')}</legend>
      {value === null ? null : (
        <FileList
          accountId={accountId}
          label={t('signature.title')}
          files={[value]}
          onRemove={() => onValue(null)}
        />
      )}
      {value === null && !isOpen ? (
        <Button size="md" variant="default" onClick={() => setIsOpen(true)}>
          {t('signature.sign')}
        </Button>
      ) : null}
      {value === null && isOpen ? (
        <>
          <SignaturePad
            isBusy={isBusy}
            strokes={strokes}
            onStrokes={setStrokes}
            onSigned={() => void takeDrawn()}
          />
          <div className={styles.typed}>
            <TextInput
              size="md"
              label={t('signature.typed')}
              value={typed}
              maxLength={100}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button
              size="md"
              variant="default"
              loading={isBusy}
              disabled={typed.trim() === ''}
              onClick={() => void take((paper) => typedImage(typed.trim(), t('signature.typedHint'), paper))}
            >
              {t('signature.takeTyped')}
            </Button>
          </div>
        </>
      ) : null}
      {problemText === null ? null : (
        <p role="alert" className={styles.problem} tabIndex={-1} data-problem>
          {problemText}
        </p>
      )}
    </fieldset>
  );
}

/** The colour of the paper in a field, which is the same in both themes. */
function paperIn(field: Element | null): string {
  const paper = field?.querySelector('canvas') ?? null;
  return paper === null ? 'transparent' : getComputedStyle(paper).backgroundColor;
}
