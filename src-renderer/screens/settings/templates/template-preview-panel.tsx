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

/** What an account says that has no paper of a kind. */
const missingCodes: Readonly<Record<string, PreviewKind>> = {
  RECEIPT_NOT_FOUND: 'receipt',
  PLAN_NOT_FOUND: 'plan-agreement',
  PROMISE_NOT_FOUND: 'promise-confirmation',
  DISPUTE_NOT_FOUND: 'dispute-acknowledgement',
};

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
      {accountId === null ? (
        <p role="status">{t('templates.noAccounts')}</p>
      ) : (
        <PreviewState
          problem={problem}
          kind={kind}
          account={choices.find(({ value }) => value === accountId)?.label ?? ''}
        />
      )}
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

type PreviewStateProps = {
  readonly problem: Problem | null;
  readonly kind: PreviewKind;
  readonly account: string;
};

/** Which paper of the account this is, or why there is none to see and what to do. */
function PreviewState({ problem, kind, account }: PreviewStateProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (problem === null) return <p className={styles.quiet}>{t(`templates.shownPaper.${kind}`)}</p>;
  const isMissing = missingCodes[problem.code] === kind;
  return (
    <p role="status">
      {isMissing ? t(`templates.noPaper.${kind}`, { account }) : failureWords(problem, t, formats)}
    </p>
  );
}
