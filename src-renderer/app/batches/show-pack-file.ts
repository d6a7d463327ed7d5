import { packFileBytes } from '../../../src-shared/contract/pack-file.ts';
import { showPackText } from '../../state/statement-pack.ts';

/** One that cannot be read is an empty one, of which the dialog says that it is none. */
export async function showPackFile(file: File): Promise<void> {
  const text = await file
    .slice(0, packFileBytes)
    .text()
    .catch(() => '');
  showPackText(text);
}
