import type { ReactNode } from 'react';
import { cutMiddle } from './cut-middle.ts';

/** What a toast says of a file: a long name loses its middle, and stands whole in the title. */
export function fileToast(fileName: string, words: (shownName: string) => string): ReactNode {
  return <span title={fileName}>{words(cutMiddle(fileName))}</span>;
}
