import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the project, wherever a script is called from. */
export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..');
