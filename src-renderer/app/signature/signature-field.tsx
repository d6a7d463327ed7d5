import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { FileReference } from '../../../src-shared/domain/file-reference.ts';
import { useTranslation } from '../../components/translation.tsx';
import { FileList } from '../attachments/file-list.tsx';
import { useAttach } from '../attachments/use-attach.ts';
import { typedImage } from './ink-image.ts';
import styles from './signature.module.css';
import { paperOf, SignaturePad } from './signature-pad.tsx';

type SignatureFieldProps = {
  readonly accountId: string;
  /** Whose signature it is likely to be. */
  readonly name: string;
  readonly value: FileReference | null;
  readonly onValue: (value: FileReference | null) => void;
};

/** A signature: drawn, or a name that is typed where nobody can or wants to draw. Opened on demand. */
export function SignatureField({ accountId, name, value, onValue }: SignatureFieldProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState(name);
  const field = useRef<HTMLFieldSetElement>(null);
  const { attach, isBusy, problemText } = useAttach(accountId, (file) => {
    onValue(file);
    setIsOpen(false);
  });
  const take = (content: () => Promise<Blob>) =>
    void attach([{ name: `${t('signature.fileName', { name: typed.trim() })}.png`, content }]);
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
          <SignaturePad isBusy={isBusy} onSigned={take} />
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
              onClick={() =>
                take(() =>
                  typedImage(typed.trim(), t('signature.typedHint'), paperOf(paperIn(field.current))),
                )
              }
            >
              {t('signature.takeTyped')}
            </Button>
          </div>
        </>
      ) : null}
      {problemText === null ? null : (
        <p role="alert" className={styles.problem}>
          {problemText}
        </p>
      )}
    </fieldset>
  );
}

function paperIn(field: Element | null): Element | null {
  return field?.querySelector('canvas') ?? null;
}
