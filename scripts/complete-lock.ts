import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockSchema, missingPlatformPackages } from './lock-platforms.ts';
import { projectFolder } from './project-folder.ts';

/** `npm run lock:complete` after every change of dependencies: see lock-platforms.ts. */
const file = join(projectFolder, 'package-lock.json');
const lock = lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const missing = missingPlatformPackages(lock);
const packages = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) =>
  a.localeCompare(b, 'en'),
);
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
console.log(`${Object.keys(missing).length} packages of other platforms added`);
