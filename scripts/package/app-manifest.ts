import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  author: z.string(),
  homepage: z.string(),
  license: z.string(),
  type: z.literal('module'),
  main: z.literal('out/main/main.js'),
});

/** What the package.json of the packaged app says: the lists of dependencies and scripts stay outside. */
export type AppManifest = z.infer<typeof manifestSchema>;

/** @throws where the project's package.json lacks something of it */
export function readAppManifest(project: string): AppManifest {
  return manifestSchema.parse(JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')));
}
