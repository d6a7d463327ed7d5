import { Select } from '@mantine/core';
import { useState } from 'react';
import type { PreviewKind } from '../../../../src-shared/contract/template-view.ts';
import type { DocumentLanguage } from '../../../../src-shared/domain/document-languages.ts';
import type { DocumentTemplate } from '../../../../src-shared/domain/document-template/document-template.ts';
import { accountIdSchema } from '../../../../src-shared/domain/ids.ts';
import { DocumentNotices } from '../../../app/documents/document-notices.tsx';
import { failureWords } from '../../../app/failure-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { PdfPages } from '../../../app/pdf/pdf-pages.tsx';
import type { Problem } from '../../../app/problem.ts';
import { useTranslation } from '../../../components/translation.tsx';
import type { WrittenText } from '../sections/document-templates.tsx';
import { useSoughtText } from './sought-text.ts';
import styles from './templates.module.css';
import { usePreviewAccount } from './use-preview-account.ts';
import { useTemplatePreview } from './use-template-preview.ts';

type PreviewProps = {
  readonly template: DocumentTemplate;
  readonly kind: PreviewKind;
  readonly level: number;
  readonly language: DocumentLanguage;
  readonly written: WrittenText | null;
};

/** The paper of a real account with what is typed at this moment. */
export function TemplatePreviewPanel({ template, kind, level, language, written }: PreviewProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const { accountId, choices } = usePreviewAccount(chosen, typed);
  const wanted =
    accountId === null
      ? null
      : {
          accountId: accountIdSchema.parse(accountId),
          locale: language,
          kind,
          level,
          slot: written?.slot ?? null,
          template,
        };
  const sought = useSoughtText(template, language, written);
  const { document, problem, isBusy } = useTemplatePreview(wanted);
  return (
    <section className={styles.preview} aria-label={t('templates.preview')} aria-busy={isBusy}>
      <Select
        label={t('templates.previewAccount')}
        searchable
        value={accountId}
        data={choices}
        nothingFoundMessage={t('templates.noAccount')}
        // The search of the engine has decided what fits.
        filter={({ options }) => options}
        onSearchChange={setTyped}
        onChange={(value) => value !== null && setChosen(value)}
      />
      <PreviewState problem={problem} isEmpty={accountId === null} />
      {document === null ? null : (
        <>
          <DocumentNotices notices={document.notices} />
          <PdfPages
            label={t('document.preview')}
            file={document.pdf}
            zoom={0.62}
            most={4}
            sought={sought}
            onPage={() => undefined}
          />
        </>
      )}
    </section>
  );
}

function PreviewState({ problem, isEmpty }: { problem: Problem | null; isEmpty: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (isEmpty) return <p role="status">{t('templates.noAccounts')}</p>;
  if (problem === null) return null;
  const isMissing = /^(RECEIPT|PLAN|PROMISE|DISPUTE)_NOT_FOUND$/.test(problem.code);
  return <p role="status">{isMissing ? t('templates.noPaper') : failureWords(problem, t, formats)}</p>;
}
