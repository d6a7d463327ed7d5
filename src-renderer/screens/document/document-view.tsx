import { ActionIcon, Button, Loader, SegmentedControl } from '@mantine/core';
import {
  IconArrowLeft,
  IconDownload,
  IconFileAlert,
  IconMail,
  IconMinus,
  IconPlus,
  IconPrinter,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { RenderedDocument } from '../../../src-shared/contract/document-request.ts';
import { shortcutKeys } from '../../../src-shared/contract/shortcut-list.ts';
import type { IssueMeans } from '../../../src-shared/domain/document/paper.ts';
import { failureWords } from '../../app/failure-words.ts';
import { useFormats } from '../../app/formats.ts';
import { PdfPages } from '../../app/pdf/pdf-pages.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { MessagePanel } from '../../components/message-panel.tsx';
import { useTranslation } from '../../components/translation.tsx';
import styles from './document-view.module.css';
import { PrintDialog } from './print/print-dialog.tsx';
import { usePrintKey } from './print/use-print-key.ts';
import type { DocumentState } from './use-document.ts';

export type DocumentViewProps = {
  readonly title: string;
  readonly account: { readonly id: string; readonly number: string; readonly name: string } | undefined;
  readonly document: DocumentState;
  readonly language: string | null;
  readonly languages: readonly string[];
  readonly onLanguage: (language: string) => void;
  readonly onBack: () => void;
  /** Null where asking again leads to nothing else. */
  readonly onRetry: (() => void) | null;
  /** How it is being handed out at this moment. */
  readonly busy: IssueMeans | null;
  /** What there is to choose for it, below its head. */
  readonly options: ReactNode;
  /** What there is to say of it beside its content. */
  readonly note: ReactNode;
  /** What its buttons say. */
  readonly words: { readonly save: string; readonly print: string };
  readonly onSave: (rendered: RenderedDocument) => void;
  /** Pages from 1. */
  readonly onPrint: (rendered: RenderedDocument, pages: readonly number[]) => void;
  /** Null where it is not for a customer. */
  readonly onMail: ((rendered: RenderedDocument) => void) | null;
};

const zoomSteps = [0.6, 0.8, 1, 1.25, 1.5, 2] as const;
const firstZoomStep = 2;

export function DocumentView(props: DocumentViewProps) {
  const { t } = useTranslation();
  const { account, document } = props;
  const [step, setStep] = useState(firstZoomStep);
  const [page, setPage] = useState(1);
  const [isPrinting, setPrinting] = useState(false);
  const rendered = document.state === 'rendered' ? document.document : undefined;
  usePrintKey(() => setPrinting(rendered !== undefined && props.busy === null));
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <ActionIcon variant="default" size="lg" aria-label={t('document.back')} onClick={props.onBack}>
          <IconArrowLeft size={17} />
        </ActionIcon>
        <div className={styles.title}>
          <h1>{props.title}</h1>
          {account === undefined ? null : (
            <Link to={`/account/${encodeURIComponent(account.id)}`}>
              {account.name} · {account.number}
            </Link>
          )}
        </div>
        <Languages {...props} />
        <Zoom step={step} onStep={setStep} />
        {rendered === undefined ? null : (
          <FileActions {...props} rendered={rendered} onPreview={() => setPrinting(true)} />
        )}
      </header>
      {props.options}
      {props.note}
      <Preview {...props} zoom={zoomSteps[step] ?? 1} onPage={setPage} />
      {rendered === undefined || !isPrinting ? null : (
        <PrintDialog
          file={rendered.pdf}
          pageCount={rendered.pageCount}
          onClose={() => setPrinting(false)}
          onPrint={(pages) => {
            setPrinting(false);
            props.onPrint(rendered, pages);
          }}
        />
      )}
      <footer className={styles.foot}>
        {rendered === undefined ? null : (
          <>
            <span>{t('document.page', { page, pages: rendered.pageCount })}</span>
            <span className={styles.hash} title={t('document.hashTitle', { hash: rendered.inputHash })}>
              {t('document.hash', { hash: `${rendered.inputHash.slice(0, 12)} …` })}
            </span>
          </>
        )}
      </footer>
    </div>
  );
}

function Languages({ languages, language, onLanguage }: DocumentViewProps) {
  const { t } = useTranslation();
  if (language === null) return null;
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('document.language')}
      value={language}
      data={languages.map((one) => ({ value: one, label: t(`settings.languageName.${one}`) }))}
      onChange={onLanguage}
    />
  );
}

function Zoom({ step, onStep }: { step: number; onStep: (step: number) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.zoom} aria-label={t('document.zoom')}>
      <ActionIcon
        variant="default"
        aria-label={t('document.zoomOut')}
        disabled={step === 0}
        onClick={() => onStep(step - 1)}
      >
        <IconMinus size={15} />
      </ActionIcon>
      <span aria-live="polite">
        {t('figure.percent', { percent: Math.round((zoomSteps[step] ?? 1) * 100) })}
      </span>
      <ActionIcon
        variant="default"
        aria-label={t('document.zoomIn')}
        disabled={step === zoomSteps.length - 1}
        onClick={() => onStep(step + 1)}
      >
        <IconPlus size={15} />
      </ActionIcon>
    </fieldset>
  );
}

function FileActions({
  rendered,
  busy,
  words,
  onSave,
  onPreview,
  onMail,
}: DocumentViewProps & { rendered: RenderedDocument; onPreview: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.actions}>
      <Button
        size="sm"
        disabled={busy !== null}
        leftSection={<IconDownload size={16} aria-hidden="true" />}
        onClick={() => onSave(rendered)}
      >
        {words.save}
      </Button>
      <Button
        size="sm"
        variant="default"
        disabled={busy !== null}
        loading={busy === 'printed'}
        leftSection={<IconPrinter size={16} aria-hidden="true" />}
        rightSection={<KeyHint keys={shortcutKeys('document', 'print')} />}
        onClick={onPreview}
      >
        {words.print}
      </Button>
      {onMail === null ? null : (
        <Button
          size="sm"
          variant="default"
          disabled={busy !== null}
          leftSection={<IconMail size={16} aria-hidden="true" />}
          rightSection={<KeyHint keys={shortcutKeys('document', 'mail')} />}
          onClick={() => onMail(rendered)}
        >
          {t('document.mail.name')}
        </Button>
      )}
    </div>
  );
}

type PreviewProps = DocumentViewProps & { readonly zoom: number; readonly onPage: (page: number) => void };

function Preview({ document, zoom, onPage, onRetry }: PreviewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (document.state === 'rendering') {
    return (
      <div className={styles.waiting} role="status">
        <Loader size="sm" aria-hidden="true" /> {t('document.rendering')}
      </div>
    );
  }
  if (document.state === 'failed') {
    return (
      <MessagePanel
        icon={<IconFileAlert size={22} />}
        title={t('document.failed')}
        text={failureWords(document.problem, t, formats)}
        action={
          onRetry === null ? (
            <Link to="/">{t('account.toWorklist')}</Link>
          ) : (
            <Button size="xs" variant="default" onClick={onRetry}>
              {t('document.retry')}
            </Button>
          )
        }
      />
    );
  }
  return <PdfPages label={t('document.preview')} file={document.document.pdf} zoom={zoom} onPage={onPage} />;
}
