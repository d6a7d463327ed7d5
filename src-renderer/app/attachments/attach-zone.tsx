import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { maxFileBytes } from '../../../src-shared/domain/file-reference.ts';
import { takenEndings } from '../../../src-shared/domain/recognize-file.ts';
import { classNames } from '../../components/class-names.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useFormats } from '../formats.ts';
import styles from './attachments.module.css';
import { sizeWords } from './file-words.ts';
import { useFileDrop } from './use-file-drop.ts';

type AttachZoneProps = {
  readonly isBusy: boolean;
  /** What was wrong with the last files. */
  readonly problemText: string | null;
  readonly onFiles: (files: readonly File[]) => void;
};

const accepted = takenEndings.map((ending) => `.${ending}`).join();

/** Where files are dropped, pasted with Ctrl V, or chosen in a dialog. */
export function AttachZone({ isBusy, problemText, onFiles }: AttachZoneProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  useFileDrop(onFiles, true);
  return (
    <section
      className={classNames(styles.zone, isOver && styles.over)}
      aria-label={t('attachments.zone')}
      onDragEnter={() => setIsOver(true)}
      onDragLeave={() => setIsOver(false)}
      onDrop={() => setIsOver(false)}
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted}
        data-testid="attach-files"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button
        variant="default"
        size="sm"
        loading={isBusy}
        leftSection={<IconPaperclip size={16} aria-hidden="true" />}
        onClick={() => input.current?.click()}
      >
        {t('attachments.choose')}
      </Button>
      <span className={styles.hint}>
        {t('attachments.hint', { size: sizeWords(maxFileBytes, t, formats) })}
      </span>
      <p role="alert" className={styles.problem}>
        {problemText}
      </p>
    </section>
  );
}
