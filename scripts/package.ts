import { join, relative } from 'node:path';
import { buildWhenChanged } from './build.ts';
import { readAppManifest } from './package/app-manifest.ts';
import { downloadFailureWords } from './package/download-failure.ts';
import { judgeMaker } from './package/judge-maker.ts';
import { packageApp } from './package/package-app.ts';
import { packageUsage, readPackageOptions } from './package/package-options.ts';
import { PackagingRefused } from './package/package-target.ts';
import { makerOf } from './package/placeholders.ts';
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
    const signing = readSigningEnvironment(process.env, options.platform);
    const maker = makerOf(readAppManifest(projectFolder));
    // What is signed is believed on other machines.
    judgeMaker(maker, { isRelease: options.isRelease || signing.isSigned, say });
    buildWhenChanged(say);
    const written = await packageApp({
      ...options,
      ...signing,
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
