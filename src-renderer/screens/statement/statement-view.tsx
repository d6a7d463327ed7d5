import { ActionIcon, Button, Loader, SegmentedControl } from '@mantine/core';
import { IconDownload, IconFileAlert, IconMinus, IconPlus, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RenderedDocument } from '../../../src-shared/contract/engine-contract.ts';
import type { Account } from '../../../src-shared/domain/account/account.ts';
import { failureWords } from '../../app/failure-words.ts';
import { useFormats } from '../../app/formats.ts';
import { MessagePanel } from '../../components/message-panel.tsx';
import { PdfPages } from './parts/pdf-pages.tsx';
import styles from './statement-view.module.css';
import type { StatementState } from './use-statement.ts';

export type StatementViewProps = {
  readonly account: Account | undefined;
  readonly statement: StatementState;
  readonly language: string | null;
  readonly languages: readonly string[];
  readonly onLanguage: (language: string) => void;
  readonly onRetry: () => void;
  readonly onSave: (file: Blob, fileName: string) => void;
  readonly onPrint: (file: Blob) => Promise<void>;
};

const zoomSteps = [0.6, 0.8, 1, 1.25, 1.5, 2] as const;
const firstZoomStep = 2;

export function StatementView(props: StatementViewProps) {
  const { t } = useTranslation();
  const { account, statement } = props;
  const [step, setStep] = useState(firstZoomStep);
  const [page, setPage] = useState(1);
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h1>{t('statement.title')}</h1>
          {account === undefined ? null : (
            <Link to={`/account/${encodeURIComponent(account.id)}`}>
              {account.name} · {account.number}
            </Link>
          )}
        </div>
        <Languages {...props} />
        <Zoom step={step} onStep={setStep} />
        {statement.state === 'rendered' ? <FileActions {...props} rendered={statement.statement} /> : null}
      </header>
      <Preview {...props} zoom={zoomSteps[step] ?? 1} onPage={setPage} />
      <footer className={styles.foot}>
        {statement.state === 'rendered' ? (
          <>
            <span>{t('statement.page', { page, pages: statement.statement.pageCount })}</span>
            <span
              className={styles.hash}
              title={t('statement.hashTitle', { hash: statement.statement.inputHash })}
            >
              {t('statement.hash', { hash: `${statement.statement.inputHash.slice(0, 12)} …` })}
            </span>
          </>
        ) : null}
      </footer>
    </div>
  );
}

function Languages({ languages, language, onLanguage }: StatementViewProps) {
  const { t } = useTranslation();
  if (language === null) return null;
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('statement.language')}
      value={language}
      data={languages.map((one) => ({ value: one, label: t(`settings.languageName.${one}`) }))}
      onChange={onLanguage}
    />
  );
}

function Zoom({ step, onStep }: { step: number; onStep: (step: number) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.zoom} aria-label={t('statement.zoom')}>
      <ActionIcon
        variant="default"
        aria-label={t('statement.zoomOut')}
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
        aria-label={t('statement.zoomIn')}
        disabled={step === zoomSteps.length - 1}
        onClick={() => onStep(step + 1)}
      >
        <IconPlus size={15} />
      </ActionIcon>
    </fieldset>
  );
}

function FileActions({ rendered, onSave, onPrint }: StatementViewProps & { rendered: RenderedDocument }) {
  const { t } = useTranslation();
  const [isPrinting, setIsPrinting] = useState(false);
  const print = async () => {
    setIsPrinting(true);
    try {
      await onPrint(rendered.pdf);
    } finally {
      setIsPrinting(false);
    }
  };
  return (
    <div className={styles.actions}>
      <Button
        size="sm"
        leftSection={<IconDownload size={16} aria-hidden="true" />}
        onClick={() => onSave(rendered.pdf, rendered.fileName)}
      >
        {t('statement.save')}
      </Button>
      <Button
        size="sm"
        variant="default"
        loading={isPrinting}
        leftSection={<IconPrinter size={16} aria-hidden="true" />}
        onClick={() => void print()}
      >
        {t('statement.print')}
      </Button>
    </div>
  );
}

type PreviewProps = StatementViewProps & { readonly zoom: number; readonly onPage: (page: number) => void };

function Preview({ statement, zoom, onPage, onRetry }: PreviewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (statement.state === 'rendering') {
    return (
      <div className={styles.waiting} role="status">
        <Loader size="sm" aria-hidden="true" /> {t('statement.rendering')}
      </div>
    );
  }
  if (statement.state === 'failed') {
    return (
      <MessagePanel
        icon={<IconFileAlert size={22} />}
        title={t('statement.failed')}
        text={failureWords(statement.problem, t, formats)}
        action={
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('statement.retry')}
          </Button>
        }
      />
    );
  }
  return <PdfPages file={statement.statement.pdf} zoom={zoom} onPage={onPage} />;
}
