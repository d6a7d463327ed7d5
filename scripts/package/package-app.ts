import { join } from 'node:path';
import { readAppManifest } from './app-manifest.ts';
import { type PackOrder, packApp } from './pack-app.ts';
import { packedFiles } from './packed-files.ts';
import { placeBeside } from './place-beside.ts';
import { stageApp } from './stage-app.ts';
import { writeNotices } from './write-notices.ts';

export type PackageOrder = Omit<PackOrder, 'appFolder' | 'noticesFolder'>;

/**
 * Packs a built project: lays out what the app consists of and what has to be handed on with it, then makes the
 * packages.
 * @returns the files that it wrote
 * @throws {PackagingRefused} in words
 */
export async function packageApp(order: PackageOrder): Promise<readonly string[]> {
  const { project, outputFolder } = order;
  const files = packedFiles(project, order);
  const appFolder = join(outputFolder, 'app');
  const noticesFolder = join(outputFolder, 'notices');
  stageApp(project, files, appFolder);
  writeNotices(project, files, noticesFolder);
  const installers = await packApp({ ...order, appFolder, noticesFolder });
  const { version } = readAppManifest(project);
  return [...installers, ...placeBeside(order, version, noticesFolder, outputFolder)];
}
