import { Button } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useRef } from 'react';
import type { FileReference } from '../../../src-shared/domain/file-reference.ts';
import { useTranslation } from '../../components/translation.tsx';
import styles from './attachments.module.css';
import { FileList } from './file-list.tsx';
import { shrinkPhoto } from './shrink-photo.ts';
import { useAttach } from './use-attach.ts';
import { useFileDrop } from './use-file-drop.ts';

type PhotoFieldProps = {
  readonly accountId: string;
  readonly photos: readonly FileReference[];
  readonly onAdded: (photo: FileReference) => void;
  readonly onRemove: (photo: FileReference) => void;
};

/** Photos of a visit: taken with the camera, chosen, dropped or pasted. Only their pixels are kept. */
export function PhotoField({ accountId, photos, onAdded, onRemove }: PhotoFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const { attach, isBusy, problemText } = useAttach(accountId, onAdded);
  const take = (files: readonly File[]) =>
    void attach(files.map((file) => ({ name: jpegName(file.name), content: () => shrinkPhoto(file) })));
  useFileDrop(take, true);
  return (
    <section className={styles.photos} aria-label={t('attachments.photos')}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept="image/*"
        capture="environment"
        data-testid="add-photos"
        onChange={(event) => {
          take([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button
        variant="default"
        size="md"
        loading={isBusy}
        leftSection={<IconCamera size={18} aria-hidden="true" />}
        onClick={() => input.current?.click()}
      >
        {t('attachments.addPhotos')}
      </Button>
      <span className={styles.hint}>{t('attachments.photosHint')}</span>
      <FileList accountId={accountId} label={t('attachments.photos')} files={photos} onRemove={onRemove} />
      <p role="alert" className={styles.problem}>
        {problemText}
      </p>
    </section>
  );
}

/** The name of what it becomes. */
function jpegName(name: string): string {
  return `${name.replace(/\.[^.]*$/, '') || 'photo'}.jpg`;
}
