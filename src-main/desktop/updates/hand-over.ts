import { createHash } from 'node:crypto';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AppUpdater, UpdateInfo } from 'electron-updater';
import { DownloadedUpdateHelper } from 'electron-updater/out/DownloadedUpdateHelper.js';
import { Provider, type ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import { copyChecked } from './copy-checked.ts';
import type { UpdateFile } from './update-metadata.ts';
import type { CheckedUpdate } from './update-ports.ts';
import { done, refuse, type UpdateResult } from './update-result.ts';

/** Where the file stands that is started; it is to be looked at once more just before that. */
export type HandedOver = { readonly path: string; readonly file: UpdateFile };

/**
 * Hands a checked file to electron-updater, whose other half knows the installers of all systems: it finds this version
 * where it looks for a newer one, and a copy of this file where it would load one. Fails, with nothing left behind, with
 * FILE_WRONG, DISK_FULL, DISK_FAILED, and INSTALL_FAILED where it does not take it: no such installer on this system, no
 * signature of the publisher.
 */
export async function handOver(
  updater: AppUpdater,
  update: CheckedUpdate,
): Promise<UpdateResult<HandedOver>> {
  updater.logger = null;
  updater.autoDownload = false;
  // Installing is ours to decide: at the end of the program, once the engine has closed its file.
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.disableDifferentialDownload = true;
  updater.disableWebInstaller = true;
  // Decided before the file was loaded.
  updater.isUserWithinRollout = () => true;
  updater.isUpdateSupported = () => true;
  updater.setFeedURL({ provider: 'custom', updateProvider: providerOf(update) });
  let notCopied: UpdateResult<never> | undefined;
  const download = async (_url: URL, target: string): Promise<string> => {
    const copied = await copyChecked(update.path, target, update.file);
    if (copied.ok) return target;
    notCopied = copied;
    throw new Error(copied.failure.code);
  };
  const folder = await freshFolder(updater, update);
  Object.assign(updater, {
    downloadedUpdateHelper: new DownloadedUpdateHelper(folder),
    httpExecutor: { download },
  });
  try {
    const found = await updater.checkForUpdates();
    const [path] = found?.isUpdateAvailable === true ? await updater.downloadUpdate() : [];
    if (path !== undefined) return done({ path, file: update.file });
  } catch {
    // It has said so on its event for errors, with paths of this workstation in it.
  }
  await rm(folder, { recursive: true, force: true });
  return notCopied ?? refuse('INSTALL_FAILED', { version: update.metadata.version });
}

/** Throws away the copy of a file from this folder that was handed over at an earlier time. */
export async function forgetHandedOver(updater: AppUpdater, loadedFolder: string): Promise<void> {
  await rm((await foldersOf(updater, loadedFolder)).own, { recursive: true, force: true });
}

/** Made anew each time: what electron-updater finds there of an earlier time it starts without looking at it again. */
async function freshFolder(updater: AppUpdater, { path }: CheckedUpdate): Promise<string> {
  const { ofProgram, own } = await foldersOf(updater, dirname(path));
  await mkdir(ofProgram, { recursive: true, mode: 0o700 });
  // Fails where it is somebody else's, who could put another folder in the place of ours: caches may lie in a shared one.
  await chmod(ofProgram, 0o700);
  await rm(own, { recursive: true, force: true });
  await mkdir(own, { mode: 0o700 });
  return own;
}

/** What electron-updater has for this program, and in it one for each workstation, as somebody may have two. */
async function foldersOf(updater: AppUpdater, loadedFolder: string) {
  const asIs: { getOrCreateDownloadHelper(): Promise<DownloadedUpdateHelper> } = Object.assign(
    updater as never,
    { downloadedUpdateHelper: null },
  );
  const { cacheDir: ofProgram } = await asIs.getOrCreateDownloadHelper();
  const name = createHash('sha256').update(loadedFolder).digest('hex').slice(0, 16);
  return { ofProgram, own: join(ofProgram, name) };
}

function providerOf({ file, metadata }: CheckedUpdate) {
  return class CheckedFileProvider extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime);
    }

    override async getLatestVersion(): Promise<UpdateInfo> {
      const { version, releaseDate } = metadata;
      return { version, releaseDate, files: [file], path: file.url, sha512: file.sha512 };
    }

    override resolveFiles() {
      // Nothing is asked of the address: only the file's name is read from it.
      return [{ url: new URL(`https://checked.invalid/${file.url}`), info: file }];
    }
  };
}
