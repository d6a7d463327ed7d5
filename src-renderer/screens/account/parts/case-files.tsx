import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DisputeCase } from '../../../../src-shared/contract/account-entries-view.ts';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { isDisputeActive } from '../../../../src-shared/domain/dispute/dispute.ts';
import type { FileReference } from '../../../../src-shared/domain/file-reference.ts';
import { AttachZone } from '../../../app/attachments/attach-zone.tsx';
import { FileList } from '../../../app/attachments/file-list.tsx';
import { useAttach } from '../../../app/attachments/use-attach.ts';
import { useFileCalls } from '../../../app/attachments/use-file-calls.ts';
import { withFile, withoutFile } from '../../../app/attachments/with-file.ts';
import { failureWords } from '../../../app/failure-words.ts';
import { useFormats } from '../../../app/formats.ts';
import type { Problem } from '../../../app/problem.ts';
import { useRecordedToast, useSubmit } from '../../../app/use-commands.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { dropDraft, keepDraft, useDrafts } from '../../../state/drafts.ts';

type CaseFilesProps = { readonly account: AccountHead; readonly dispute: DisputeCase };

/** The files of a case, and those that are about to be put on it. */
export function CaseFiles({ account, dispute }: CaseFilesProps) {
  const { t } = useTranslation();
  const isActive = isDisputeActive(dispute);
  if (!isActive && dispute.attachments.length === 0) return null;
  return (
    <section>
      <h3>{t('case.files')}</h3>
      <FileList accountId={account.account.id} label={t('case.files')} files={dispute.attachments} />
      {isActive ? <NewFiles account={account} dispute={dispute} /> : null}
    </section>
  );
}

const none: readonly FileReference[] = [];

/** Files are gathered first and can be taken out again; each then becomes a step of the case. */
function NewFiles({ account, dispute }: CaseFilesProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const accountId = account.account.id;
  const { id } = dispute;
  const files = useDrafts((drafts) => drafts.attach[id]) ?? none;
  const calls = useFileCalls(accountId);
  const { attach, isBusy, problemText } = useAttach(accountId, (file) =>
    gather(id, (held) => withFile(held, file)),
  );
  const { hand, isHanding, problem } = useHandIn(accountId, id);
  const refused = problem === null ? null : failureWords(problem, t, formats);
  return (
    <>
      <FileList
        accountId={accountId}
        label={t('attachments.gathered')}
        files={files}
        onRemove={(file) => {
          gather(id, (held) => withoutFile(held, file));
          void calls.remove(file);
        }}
      />
      <AttachZone
        isBusy={isBusy}
        problemText={refused ?? problemText}
        onFiles={(added) =>
          void attach(added.map((file) => ({ name: file.name, content: async () => file })))
        }
      />
      {files.length === 0 ? null : (
        <Button size="sm" mt={8} loading={isHanding} disabled={isBusy} onClick={() => void hand(files)}>
          {t('attachments.attach', { count: files.length })}
        </Button>
      )}
    </>
  );
}

/** Files come while other things are done: each goes to what is gathered by then. */
function gather(id: string, next: (files: readonly FileReference[]) => readonly FileReference[]): void {
  const files = next(useDrafts.getState().attach[id] ?? none);
  if (files.length === 0) dropDraft('attach', id);
  else keepDraft('attach', id, files);
}

/** Puts files on the case, one step each, until one is refused. */
function useHandIn(accountId: string, disputeId: string) {
  const submit = useSubmit();
  const sayRecorded = useRecordedToast();
  const [isHanding, setIsHanding] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const handOne = async (file: FileReference): Promise<boolean> => {
    const submission = await submit('dispute.attach', accountId, { disputeId, file: { ...file }, note: '' });
    if ('problem' in submission) {
      setProblem(submission.problem);
      return false;
    }
    gather(disputeId, (held) => withoutFile(held, file));
    sayRecorded({
      commandId: submission.commandId,
      message: (t) => t('attachments.attached', { name: file.name }),
      onWithdrawn: () => {
        gather(disputeId, (held) => withFile(held, file));
        return true;
      },
    });
    return true;
  };
  const hand = async (files: readonly FileReference[]): Promise<void> => {
    setProblem(null);
    setIsHanding(true);
    for (const file of files) if (!(await handOne(file))) break;
    setIsHanding(false);
  };
  return { hand, isHanding, problem };
}
