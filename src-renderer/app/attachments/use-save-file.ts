import { useState } from 'react';
import type { FileReference } from '../../../src-shared/domain/file-reference.ts';
import { safeFileName } from '../../../src-shared/domain/recognize-file.ts';
import { useTranslation } from '../../components/translation.tsx';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import { saveFile } from '../save-file.ts';
import { useFileCalls } from './use-file-calls.ts';

/** Saves a file through the host, under a name that ends as its kind does. */
export function useSaveFile(accountId: string) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { read } = useFileCalls(accountId);
  const [problemText, setProblemText] = useState<string | null>(null);
  const save = async (file: FileReference): Promise<void> => {
    const answer = await read(file);
    if ('problem' in answer) return setProblemText(failureWords(answer.problem, t, formats));
    setProblemText(null);
    saveFile(answer.value, safeFileName(file.name, file.mediaType));
  };
  return { save, problemText };
}
