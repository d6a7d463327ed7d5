import { useEffect, useEffectEvent } from 'react';

/** Who takes pasted and dropped files: whoever came last, which is the form or drawer on top. */
const takers: ((files: readonly File[]) => void)[] = [];

/** Takes the files that are pasted or dropped anywhere in the window while this is on screen. */
export function useFileDrop(onFiles: (files: readonly File[]) => void, isOn: boolean): void {
  const take = useEffectEvent(onFiles);
  useEffect(() => {
    if (!isOn) return;
    const taker = (files: readonly File[]) => take(files);
    takers.push(taker);
    const isMine = () => takers.at(-1) === taker;
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // Text goes into the field that has the focus.
      if (files.length === 0 || !isMine()) return;
      event.preventDefault();
      taker(files);
    };
    // Without this the window would leave the program for the file.
    const onDragOver = (event: DragEvent) => event.preventDefault();
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0 && isMine()) taker(files);
    };
    document.addEventListener('paste', onPaste);
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('drop', onDrop);
    return () => {
      takers.splice(takers.indexOf(taker), 1);
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('drop', onDrop);
    };
  }, [isOn]);
}
