import type { AccountEntry } from '../../../../src-shared/contract/account-entries-view.ts';
import type { FileReference } from '../../../../src-shared/domain/file-reference.ts';
import { PlainFileList } from '../../../app/attachments/file-list.tsx';
import { useTranslation } from '../../../components/translation.tsx';

/** What was photographed and signed on the way. */
export function EntryFiles({ accountId, entry }: { accountId: string; entry: AccountEntry }) {
  const { t } = useTranslation();
  return <PlainFileList accountId={accountId} label={t('attachments.title')} files={filesOf(entry)} />;
}

function filesOf(entry: AccountEntry): readonly FileReference[] {
  if (entry.kind === 'activity' && entry.activity.visit !== null) {
    const { photos, signature } = entry.activity.visit;
    return signature === null ? photos : [...photos, signature];
  }
  if (entry.kind === 'receipt' && entry.step.name === 'issued' && entry.receipt.signature !== null)
    return [entry.receipt.signature];
  return [];
}
