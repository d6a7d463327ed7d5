import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { RenderedDocument } from '../../../src-shared/contract/document-request.ts';
import type { FiguresReportRequest } from '../../../src-shared/contract/figures-report.ts';
import { DocumentNotices } from '../../app/documents/document-notices.tsx';
import { type FiguresChoice, figuresPath } from '../../app/documents/figures-choice.ts';
import type { EngineClient } from '../../app/engine-client.ts';
import { languageFileName } from '../../app/language-file-name.ts';
import { saveFile } from '../../app/save-file.ts';
import { statementLanguages } from '../../app/statement-languages.ts';
import { fileToast } from '../../app/toasts/file-toast.tsx';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useSettings } from '../../state/settings.ts';
import { DocumentView } from './document-view.tsx';
import { printFile } from './print/print-file.ts';
import { useRendering } from './use-document.ts';

/** The key figures as a paper: preview, save, print. It is of no customer, so nothing of it is issued or mailed. */
export function FiguresReportScreen({ choice }: { readonly choice: FiguresChoice }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const own = useSettings((settings) => settings.language);
  const [language, setLanguage] = useState<string>(own);
  const [isPrinting, setPrinting] = useState(false);
  const { document, retry } = useRendering(JSON.stringify({ ...choice, locale: language }), askForReport);
  const back = () => go(`/dashboard${figuresPath(choice)}`);
  useShortcuts({ escape: back });
  const save = (rendered: RenderedDocument) => {
    const fileName = languageFileName(rendered.fileName, language);
    saveFile(rendered.pdf, fileName);
    notifications.show({
      message: fileToast(fileName, (name) => t('dashboard.reportSaved', { fileName: name })),
      closeButtonProps: { 'aria-label': t('shell.close') },
    });
  };
  const print = (rendered: RenderedDocument, pages: readonly number[]) => {
    setPrinting(true);
    void printFile(rendered.pdf, pages).finally(() => setPrinting(false));
  };
  return (
    <DocumentView
      title={t('dashboard.reportTitle')}
      account={undefined}
      document={document}
      language={language}
      languages={statementLanguages(own, own)}
      onLanguage={setLanguage}
      onBack={back}
      onRetry={retry}
      busy={isPrinting ? 'printed' : null}
      options={null}
      note={document.state === 'rendered' ? <DocumentNotices notices={document.document.notices} /> : null}
      words={{ save: t('document.save'), print: t('document.print') }}
      onSave={save}
      onPrint={print}
      onMail={null}
    />
  );
}

function askForReport(
  client: EngineClient,
  question: string,
  signal: AbortSignal,
): Promise<RenderedDocument> {
  const request: FiguresReportRequest = JSON.parse(question);
  return client.documents.renderReport(request, { signal });
}
