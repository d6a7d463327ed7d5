import { ActionIcon, Button } from '@mantine/core';
import { IconDownload, IconX } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import type { FileReference } from '../../../src-shared/domain/file-reference.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useFormats } from '../formats.ts';
import { later } from '../later.ts';
import styles from './attachments.module.css';
import { sizeWords, stateWords } from './file-words.ts';
import { useHeldFiles } from './use-held-files.ts';
import { useSaveFile } from './use-save-file.ts';

const FileViewer = later(async () => (await import('./file-viewer.tsx')).FileViewer);

type FileListProps = {
  readonly accountId: string;
  readonly label: string;
  readonly files: readonly FileReference[];
  /** Takes one out again; absent where what refers to it was handed in. */
  readonly onRemove?: (file: FileReference) => void;
};

/** Files with name, size and where they stand; each can be opened in the program or saved. */
export function FileList(props: FileListProps) {
  const held = useHeldFiles(props.accountId);
  const { t } = useTranslation();
  const formats = useFormats();
  return <PlainFileList {...props} stateOf={({ sha256 }) => stateWords(held.get(sha256), t, formats)} />;
}

type PlainFileListProps = FileListProps & { readonly stateOf?: (file: FileReference) => string };

/** The same without where they stand. */
export function PlainFileList({ accountId, label, files, stateOf, onRemove }: PlainFileListProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [open, setOpen] = useState<FileReference | null>(null);
  const { save, problemText } = useSaveFile(accountId);
  if (files.length === 0) return null;
  return (
    <>
      <ul className={styles.files} aria-label={label}>
        {files.map((file) => (
          <li key={file.sha256} className={styles.file}>
            <Button
              variant="subtle"
              size="sm"
              className={styles.open ?? ''}
              aria-label={t('attachments.open', { name: file.name })}
              onClick={() => setOpen(file)}
            >
              <span className={styles.name} title={file.name}>
                {file.name}
              </span>
            </Button>
            <span className={styles.facts}>
              {sizeWords(file.sizeBytes, t, formats)}
              {stateOf === undefined ? null : ` · ${stateOf(file)}`}
            </span>
            <ActionIcon
              variant="subtle"
              size={36}
              aria-label={t('attachments.save', { name: file.name })}
              onClick={() => void save(file)}
            >
              <IconDownload size={16} aria-hidden="true" />
            </ActionIcon>
            {onRemove === undefined ? null : (
              <ActionIcon
                variant="subtle"
                size={36}
                color="red"
                aria-label={t('attachments.remove', { name: file.name })}
                onClick={() => onRemove(file)}
              >
                <IconX size={16} aria-hidden="true" />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {problemText === null ? null : (
        <p role="alert" className={styles.problem}>
          {problemText}
        </p>
      )}
      <Suspense fallback={null}>
        {open === null ? null : (
          <FileViewer accountId={accountId} file={open} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </>
  );
}
