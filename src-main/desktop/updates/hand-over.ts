import { copyFile, link } from 'node:fs/promises';
import type { AppUpdater, UpdateInfo } from 'electron-updater';
import { Provider, type ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import type { CheckedUpdate } from './update-ports.ts';

/**
 * Hands a checked file to electron-updater, whose other half knows the installers of all systems: it finds this version
 * where it looks for a newer one, and this file where it would load one. False where it does not take it: no such
 * installer on this system, no signature of the publisher.
 */
export async function handOver(updater: AppUpdater, update: CheckedUpdate): Promise<boolean> {
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
  Object.assign(updater, {
    httpExecutor: { download: (_url: URL, target: string) => place(update.path, target) },
  });
  try {
    const found = await updater.checkForUpdates();
    if (found?.isUpdateAvailable !== true) return false;
    await updater.downloadUpdate();
    return true;
  } catch {
    // It has said so on its event for errors, with paths of this workstation in it.
    return false;
  }
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

async function place(path: string, target: string): Promise<string> {
  try {
    await link(path, target);
  } catch {
    // Another disk, or a file system without links.
    await copyFile(path, target);
  }
  return target;
}
