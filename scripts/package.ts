import { join, relative } from 'node:path';
import { buildWhenChanged } from './build.ts';
import { downloadFailureWords } from './package/download-failure.ts';
import { packageApp } from './package/package-app.ts';
import { packageUsage, readPackageOptions } from './package/package-options.ts';
import { PackagingRefused } from './package/package-target.ts';
import { readSigningEnvironment } from './package/signing-environment.ts';
import { PinnedKeysRefused } from './pinned-keys.ts';
import { projectFolder } from './project-folder.ts';
import { requireNode24 } from './require-node.ts';
import { readOrExplain } from './script-usage.ts';

requireNode24();

const say = (line: string): void => console.log(line);
const options = readOrExplain(process.argv.slice(2), packageUsage, (args) =>
  readPackageOptions(args, process),
);
try {
  if (options !== undefined) {
    buildWhenChanged(say);
    const written = await packageApp({
      ...options,
      ...readSigningEnvironment(process.env, options.platform),
      project: projectFolder,
      outputFolder: join(projectFolder, 'out', 'packages'),
    });
    for (const path of written) say(relative(projectFolder, path));
  }
} catch (error) {
  const isRefused = error instanceof PackagingRefused || error instanceof PinnedKeysRefused;
  const words = isRefused ? error.message : downloadFailureWords(error);
  if (words === undefined) throw error;
  console.error(words);
  process.exitCode = 1;
}
