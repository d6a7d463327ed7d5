import { Button, Loader, Modal } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import { Suspense, useEffect, useEffectEvent, useState } from 'react';
import type { FileReference } from '../../../src-shared/domain/file-reference.ts';
import { MessagePanel } from '../../components/message-panel.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import { goneAtOnce } from '../gone-at-once.ts';
import type { Problem } from '../problem.ts';
import { useLayer } from '../use-layer.ts';
import styles from './attachments.module.css';
import { FileContent } from './file-content.tsx';
import { useFileCalls } from './use-file-calls.ts';
import { useSaveFile } from './use-save-file.ts';

type FileViewerProps = {
  readonly accountId: string;
  readonly file: FileReference;
  readonly onClose: () => void;
};

/** A file over everything else. What is in it is drawn, never run: see `FileContent`. */
export function FileViewer({ accountId, file, onClose }: FileViewerProps) {
  const { t } = useTranslation();
  const { save, problemText } = useSaveFile(accountId);
  const layer = useLayer(true, onClose);
  return (
    <Modal
      {...layer}
      title={file.name}
      size="min(94vw, 1100px)"
      zIndex={400}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      attributes={{ header: { role: 'presentation' } }}
      transitionProps={goneAtOnce}
    >
      <div className={styles.viewer}>
        <Suspense fallback={<Waiting />}>
          <Loaded accountId={accountId} file={file} />
        </Suspense>
      </div>
      <div className={styles.viewerFoot}>
        <Button size="sm" variant="default" onClick={() => void save(file)}>
          {t('attachments.saveThis')}
        </Button>
        <p role="alert" className={styles.problem}>
          {problemText}
        </p>
      </div>
    </Modal>
  );
}

type Reading = { readonly content: Blob } | { readonly problem: Problem } | null;

function Loaded({ accountId, file }: Omit<FileViewerProps, 'onClose'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const calls = useFileCalls(accountId);
  const [reading, setReading] = useState<Reading>(null);
  const [attempt, setAttempt] = useState(0);
  const read = useEffectEvent(() => calls.read(file));
  // Another attempt asks for the same file again, so it is part of what is asked for.
  const asked = `${attempt.toString()}/${file.sha256}`;
  useEffect(() => {
    let isCurrent = asked !== '';
    setReading(null);
    read().then((answer) => {
      if (isCurrent) setReading('value' in answer ? { content: answer.value } : answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [asked]);
  if (reading === null) return <Waiting />;
  if ('problem' in reading) {
    return (
      <MessagePanel
        icon={<IconFileAlert size={22} />}
        title={t('attachments.notOpened')}
        text={failureWords(reading.problem, t, formats)}
        action={
          <Button size="xs" variant="default" onClick={() => setAttempt((count) => count + 1)}>
            {t('document.retry')}
          </Button>
        }
      />
    );
  }
  return <FileContent file={file} content={reading.content} />;
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div role="status">
      <Loader size="sm" aria-hidden="true" /> {t('attachments.opening')}
    </div>
  );
}
