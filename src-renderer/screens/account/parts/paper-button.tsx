import { Button } from '@mantine/core';
import type { DocumentSubject } from '../../../app/documents/document-path.ts';
import { useOpenDocument } from '../../../app/documents/use-open-document.ts';
import type { AccountTab } from '../../../app/paths.ts';

type PaperButtonProps = {
  readonly subject: DocumentSubject;
  readonly label: string;
  /** The tab that it stands on, to which one comes back. */
  readonly tab: AccountTab;
};

/** Opens the paper of what its row tells of. */
export function PaperButton({ subject, label, tab }: PaperButtonProps) {
  const openDocument = useOpenDocument();
  return (
    <Button size="compact-sm" variant="default" onClick={() => openDocument(subject, tab)}>
      {label}
    </Button>
  );
}
