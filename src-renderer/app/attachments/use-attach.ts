import { useState } from 'react';
import { type FileReference, maxFileBytes } from '../../../src-shared/domain/file-reference.ts';
import { useTranslation } from '../../components/translation.tsx';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import type { Problem } from '../problem.ts';
import { type Answer, useFileCalls } from './use-file-calls.ts';

/** What is to be kept: its content, made ready first where that takes something. */
export type Attachable = { readonly name: string; readonly content: () => Promise<Blob> };

/**
 * Keeps files with the engine, one after the other; each that is kept is handed on, and each that is not is named.
 * `attach` answers whether all were kept.
 */
export function useAttach(accountId: string, onAdded: (file: FileReference) => void) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { add } = useFileCalls(accountId);
  const [busyCount, setBusyCount] = useState(0);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const attach = async (files: readonly Attachable[]): Promise<boolean> => {
    let areAllKept = true;
    setProblems([]);
    setBusyCount((count) => count + 1);
    for (const { name, content } of files) {
      const answer = await kept(add, name, content);
      if ('value' in answer) onAdded(answer.value);
      else {
        areAllKept = false;
        const why = failureWords(answer.problem, t, formats);
        setProblems((said) => [...said, t('attachments.notAdded', { name, why })]);
      }
    }
    setBusyCount((count) => count - 1);
    return areAllKept;
  };
  return { attach, isBusy: busyCount > 0, problemText: problems.length === 0 ? null : problems.join(' ') };
}

const notReadable: Problem = { code: 'FILE_NOT_READABLE', params: {} };

async function kept(
  add: (content: Blob, name: string) => Promise<Answer<FileReference>>,
  name: string,
  content: () => Promise<Blob>,
): Promise<Answer<FileReference>> {
  let blob: Blob;
  try {
    blob = await content();
  } catch {
    // A folder, a file that is gone, or a picture that cannot be decoded: the browser does not say which.
    return { problem: notReadable };
  }
  // It would not fit through the line to the engine, which has the same limit.
  if (blob.size > maxFileBytes) return { problem: { code: 'FILE_TOO_LARGE', params: {} } };
  return add(blob, name);
}
