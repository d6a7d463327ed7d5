import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { release } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { UpdatesView } from '../../src-shared/contract/updates-view.ts';
import type { Leaving, UpdateDesk, UpdateDeskOptions } from '../desktop/updates/update-desk.ts';
import type { SendRequest } from '../engine/ports/send-request.ts';
import type { DesktopDoings } from './desktop-desk.ts';
import { forgetHanded, installChecked, takeChecked } from './update-installer.ts';

export type Updater = {
  /** Null until it is known what is set. */
  view(): UpdatesView | null;
  readonly doings: Pick<DesktopDoings, 'updates-check' | 'updates-channel' | 'updates-install'>;
  /** The version that is ready to be installed; undefined where there is none. */
  readyVersion(): string | undefined;
  /** Ends the program into the installer; false where that cannot be done now. */
  installNow(): Promise<boolean>;
  /** Ends the program, which comes back, as the new version where one is installed on the way. */
  restart(): void;
  /** How the program is left that is about to end; to be asked while the engine still answers. */
  leave(): Promise<Leaving>;
  /** Ends the program, into the installer where it is left so. */
  end(leaving: Leaving): void;
};

export type UpdaterOptions = Pick<
  UpdateDeskOptions,
  'version' | 'policy' | 'prepare' | 'onChange' | 'log' | 'wait'
> & {
  /** Of this workstation, for what is remembered and loaded. */
  readonly folder: string;
  /** In the place of the address that the package names. */
  readonly address: string | undefined;
  /** Those that the build believes, each as 43 characters of base64url. */
  readonly keys: readonly string[];
  /** How requests go out of this process. */
  readonly followNetwork: () => Promise<SendRequest>;
};

const silenceMs = 30_000;

/** Looks for new versions, beside everything else: nothing of it is loaded before the program runs. */
export function openUpdater(options: UpdaterOptions): Updater {
  let desk: UpdateDesk | undefined;
  let isRestart = false;
  const opened = openDesk(options).then((one) => {
    desk = one;
    void one.run(new AbortController().signal);
    return one;
  });
  const told = async (work: (one: UpdateDesk) => Promise<void>): Promise<undefined> => {
    // What comes of it is in the view: a window does not wait until hundreds of megabytes are here.
    void opened.then(work);
  };
  return {
    view: () => desk?.view() ?? null,
    doings: {
      'updates-check': () => told((one) => one.check()),
      'updates-channel': ({ channel }) => told((one) => one.setChannel(channel)),
      'updates-install': ({ when }) => told((one) => one.install(when)),
    },
    readyVersion: () => {
      const state = desk?.view().state;
      return state?.name === 'ready' ? state.offered.version : undefined;
    },
    installNow: async () => {
      await desk?.install('now');
      return desk?.view().state.name === 'installing';
    },
    restart: () => {
      isRestart = true;
      app.quit();
    },
    leave: async () => (await desk?.leave()) ?? 'plain',
    end: (leaving) => {
      if (leaving !== 'plain')
        return void installChecked(isRestart || leaving === 'install-and-restart', options.log);
      if (isRestart) app.relaunch();
      app.quit();
    },
  };
}

async function openDesk(options: UpdaterOptions): Promise<UpdateDesk> {
  const [{ UpdateDesk: Desk }, { readPinnedKeys }, { readUpdateAddress, packagedAddress }] =
    await Promise.all([
      import('../desktop/updates/update-desk.ts'),
      import('../desktop/updates/signature-text.ts'),
      import('../desktop/updates/update-address.ts'),
    ]);
  const named = options.address ?? packagedAddress(await readPackaged());
  const send = await options.followNetwork();
  return new Desk({
    ...options,
    platform: process.platform,
    arch: process.arch,
    systemVersion: release(),
    kind: packageKind(),
    address: named === undefined ? undefined : readUpdateAddress(named),
    keys: readPinnedKeys(options.keys),
    requests: { send, silenceMs },
    installer: { take: takeChecked, forget: forgetHanded },
    quit: () => app.quit(),
    now: () => new Date().toISOString(),
    newId: randomUUID,
  });
}

/** What the packager wrote beside the program; nothing where it was not installed from a package. */
async function readPackaged(): Promise<string | undefined> {
  if (!app.isPackaged) return undefined;
  return readFile(join(process.resourcesPath, 'app-update.yml'), 'utf8').catch(() => undefined);
}

function packageKind(): UpdateDeskOptions['kind'] {
  if (process.platform === 'win32') return 'exe';
  if (process.platform === 'darwin') return 'zip';
  return process.env.APPIMAGE === undefined ? 'deb' : 'AppImage';
}
