import { IconFileDescription } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { FileReference } from '../../../src-shared/domain/file-reference.ts';
import { type FileShape, shapeOfFile } from '../../../src-shared/domain/recognize-file.ts';
import { MessagePanel } from '../../components/message-panel.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { PdfPages } from '../pdf/pdf-pages.tsx';
import styles from './attachments.module.css';

const mostPages = 60;
const mostCharacters = 200_000;

type Shown = { readonly shape: FileShape; readonly bytes: Uint8Array<ArrayBuffer> };

/**
 * What is in a file, as pixels or as plain text. No content is ever given to the browser as a page, a frame, a style or
 * a link: pictures are decoded as the raster images that their first bytes say they are, PDF pages are drawn onto a
 * canvas with neither their scripts nor their links, and text is text. Whatever a file pretends to be, there is nothing
 * in it that could run or reach the network.
 */
export function FileContent({ file, content }: { file: FileReference; content: Blob }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void content.arrayBuffer().then((buffer) => {
      const bytes = new Uint8Array(buffer);
      if (isCurrent) setShown({ shape: shapeOfFile(bytes, file.mediaType), bytes });
    });
    return () => {
      isCurrent = false;
    };
  }, [content, file.mediaType]);
  switch (shown?.shape) {
    case undefined:
      return null;
    case 'image':
      return <Picture name={file.name} mediaType={file.mediaType} bytes={shown.bytes} />;
    case 'pdf':
      return <PdfPages label={file.name} file={content} zoom={1} most={mostPages} onPage={() => undefined} />;
    case 'text':
      return <PlainText name={file.name} bytes={shown.bytes} />;
    case 'other':
      return (
        <MessagePanel
          icon={<IconFileDescription size={22} />}
          title={t('attachments.notShown')}
          text={t('attachments.notShownText')}
        />
      );
  }
}

type ContentProps = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

function Picture({ name, mediaType, bytes }: ContentProps & { readonly mediaType: string }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState<string | null>(null);
  const [isBroken, setIsBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, mediaType]);
  if (isBroken)
    return <MessagePanel icon={<IconFileDescription size={22} />} title={t('attachments.broken')} />;
  if (address === null) return null;
  return <img className={styles.picture} src={address} alt={name} onError={() => setIsBroken(true)} />;
}

function PlainText({ name, bytes }: ContentProps) {
  const { t } = useTranslation();
  const region = useRef<HTMLElement>(null);
  const text = new TextDecoder().decode(bytes);
  return (
    <ScrollRegion region={region} label={name} className={styles.textRegion ?? ''}>
      <pre className={styles.text}>{text.slice(0, mostCharacters)}</pre>
      {text.length > mostCharacters ? <p>{t('attachments.cut')}</p> : null}
    </ScrollRegion>
  );
}
