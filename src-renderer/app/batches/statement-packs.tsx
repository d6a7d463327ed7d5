import { useEffect } from 'react';
import { packFileEnding } from '../../../src-shared/contract/pack-file.ts';
import { useStatementPack } from '../../state/statement-pack.ts';
import { later } from '../later.ts';
import { showPackFile } from './show-pack-file.ts';

const PackDialog = later(async () => (await import('./pack-dialog.tsx')).PackDialog);

/** Statement packs wherever one is: dropped on the window, or handed over by the palette or by the shell. */
export function StatementPacks() {
  const { isOpen, text } = useStatementPack();
  useEffect(() => {
    // A file that nothing else on the screen takes is never opened by the window itself.
    const hold = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const [file] = event.dataTransfer?.files ?? [];
      if (file?.name.toLowerCase().endsWith(packFileEnding) === true) void showPackFile(file);
    };
    window.addEventListener('dragover', hold);
    window.addEventListener('drop', hold);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', hold);
      window.removeEventListener('drop', hold);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return isOpen ? <PackDialog key={text} text={text} /> : null;
}
