import type { OnProgress, StorageStage } from './storage-operations.ts';

const words: Readonly<Record<StorageStage, string>> = {
  copying: 'Copying',
  encrypting: 'Encrypting with the other key',
  comparing: 'Comparing the copy row by row',
  checking: 'Reading everything through',
  replacing: 'Putting it in place',
};
const stepPercent = 20;

/** Says each stage of long work when it begins, and every further fifth of it. */
export function createProgressLines(say: (line: string) => void): OnProgress {
  let last = '';
  return (stage, fraction) => {
    const percent = Math.floor((fraction * 100) / stepPercent) * stepPercent;
    const line = percent === 0 ? `${words[stage]}…` : `${words[stage]}… ${percent} %`;
    if (line === last || percent === 100) return;
    last = line;
    say(line);
  };
}
