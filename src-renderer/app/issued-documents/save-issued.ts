import { notifications } from '@mantine/notifications';
import type { TFunction } from 'i18next';
import type { IssuedPaper } from '../../../src-shared/contract/issued-documents-view.ts';
import { languageFileName } from '../language-file-name.ts';
import { saveFile } from '../save-file.ts';
import { fileToast } from '../toasts/file-toast.tsx';

/** Saves the paper of a document that was issued, and says under which name and with which number. */
export function saveIssued({ issued, rendered }: IssuedPaper, t: TFunction): void {
  const fileName = languageFileName(rendered.fileName, issued.request.locale);
  saveFile(rendered.pdf, fileName);
  notifications.show({
    message: fileToast(fileName, (name) => t('document.saved', { fileName: name, number: issued.number })),
    closeButtonProps: { 'aria-label': t('shell.close') },
  });
}
