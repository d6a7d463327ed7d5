import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readAppManifest } from './app-manifest.ts';
import { type PackOrder, packApp } from './pack-app.ts';
import { packedFiles } from './packed-files.ts';
import { placeBeside } from './place-beside.ts';
import { stageApp } from './stage-app.ts';
import { writeNotices } from './write-notices.ts';

export type PackageOrder = Omit<PackOrder, 'appFolder' | 'noticesFolder'>;

/**
 * Packs a built project: lays out for each processor what the app consists of and what has to be handed on with it, then
 * makes the packages.
 * @returns the files that it wrote
 * @throws {PackagingRefused} in words
 */
export async function packageApp(order: PackageOrder): Promise<readonly string[]> {
  const { project, outputFolder, platform, archs } = order;
  const appFolder = join(outputFolder, 'app');
  const noticesFolder = join(outputFolder, 'notices');
  for (const folder of [appFolder, noticesFolder]) rmSync(folder, { recursive: true, force: true });
  const laidOut = archs.map((arch) => ({ arch, files: packedFiles(project, { platform, arch }) }));
  for (const { arch, files } of laidOut) {
    stageApp(project, files, join(appFolder, arch));
    writeNotices(project, files, join(noticesFolder, arch));
  }
  const installers = await packApp({ ...order, appFolder, noticesFolder });
  const { version } = readAppManifest(project);
  const beside = archs.flatMap((arch) =>
    placeBeside({ platform, arch }, version, join(noticesFolder, arch), outputFolder),
  );
  return [...installers, ...beside];
}
