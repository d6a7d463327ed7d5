import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { packageOfFile } from './installed-package.ts';

const lockSchema = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) });

/**
 * True for a file of a package that is installed for the tools alone. A program that would use it if it were there does
 * without it in the packaged app, as on a server.
 */
export function readToolPackages(project: string): (file: string) => boolean {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')));
  return (file) => {
    const owner = packageOfFile(file);
    if (owner === undefined) return false;
    return packages[relative(project, owner.folder).split(sep).join('/')]?.dev === true;
  };
}
