import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type {
  OfferedVersion,
  UpdateChannel,
  UpdateFailure,
  UpdateState,
  UpdatesOffReason,
  UpdatesView,
} from '../../../src-shared/contract/updates-view.ts';
import type { Log } from '../../engine/ports/log.ts';
import type { PrepareAsk, Preparedness } from '../../engine/ports/update-readiness.ts';
import type { PackageKind } from './choose-file.ts';
import { downloadFile } from './download-file.ts';
import { type FoundUpdate, findUpdate } from './find-update.ts';
import { checkInstaller } from './installer-version.ts';
import { metadataName } from './metadata-name.ts';
import { oldNewsAt } from './old-news.ts';
import { emptyUpdateFolder, isFile } from './partial-file.ts';
import { readMemory, type UpdateMemory, writeMemory } from './update-memory.ts';
import { plainNotes, type UpdateFile, type UpdateMetadata } from './update-metadata.ts';
import type { CheckedUpdate, UpdateInstaller } from './update-ports.ts';
import type { UpdateRequests } from './update-request.ts';
import type { UpdateResult } from './update-result.ts';

export type UpdatePolicy = {
  /** Chosen for the person; undefined where they choose. */
  readonly channel: UpdateChannel | undefined;
  /** Manual: looks and installs only when somebody asks. */
  readonly updates: 'automatic' | 'manual' | 'off';
};

export type UpdateDeskOptions = {
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly systemVersion: string;
  readonly kind: PackageKind;
  /** The folder of the releases; undefined where the build names none. */
  readonly address: URL | undefined;
  readonly keys: readonly KeyObject[];
  readonly policy: UpdatePolicy;
  /** Of this workstation, for what is remembered and loaded. */
  readonly folder: string;
  readonly requests: UpdateRequests;
  /** Asks the engine. */
  readonly prepare: (ask: PrepareAsk) => Promise<Preparedness>;
  readonly installer: UpdateInstaller;
  /** Ends the program in the orderly way. */
  readonly quit: () => void;
  /** ISO instant. */
  readonly now: () => string;
  readonly newId: () => string;
  readonly wait: (delayMs: number, signal?: AbortSignal) => Promise<void>;
  readonly onChange: () => void;
  readonly log: Log;
};

/** How the program is left: as it was asked to, or into the installer. */
export type Leaving = 'plain' | 'install' | 'install-and-restart';

const checkEveryMs = 4 * 60 * 60 * 1_000;

/** Looks for new versions, loads them, and has them installed when nothing is disturbed by it. */
export class UpdateDesk {
  readonly #options: UpdateDeskOptions;
  readonly #memoryPath: string;
  readonly #loadedFolder: string;
  #memory: UpdateMemory | undefined;
  #reading: Promise<UpdateMemory> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #state: UpdateState;
  #ready: CheckedUpdate | undefined;
  #leaving: Leaving = 'plain';
  #round = 0;
  #looking: Promise<void> = Promise.resolve();
  #isAtQuit: boolean;

  constructor(options: UpdateDeskOptions) {
    this.#options = options;
    this.#memoryPath = join(options.folder, 'updates.json');
    this.#loadedFolder = join(options.folder, 'loaded');
    this.#isAtQuit = options.policy.updates === 'automatic';
    const reason = offReason(options);
    this.#state = reason === undefined ? { name: 'not-checked' } : { name: 'off', reason };
  }

  view(): UpdatesView {
    const { version, policy, now } = this.#options;
    return {
      version,
      channel: this.#channel(),
      isChannelFixed: policy.channel !== undefined,
      state: this.#state,
      oldNewsAt: oldNewsAt(this.#memory?.seen[this.#metadataName()], this.#state.name, now()),
    };
  }

  /** Looks at once and every few hours where the policy lets it; ends with the signal. */
  async run(signal: AbortSignal): Promise<void> {
    await this.#recall();
    this.#options.onChange();
    if (this.#options.policy.updates !== 'automatic') return;
    while (!signal.aborted) {
      await this.check();
      await this.#options.wait(checkEveryMs, signal);
    }
  }

  /** Looks now, and loads what is offered. Does nothing while it is at it, or where updates are off. */
  async check(): Promise<void> {
    if (['off', 'checking', 'downloading', 'installing'].includes(this.#state.name)) return;
    await this.#look();
  }

  /** Changes the channel and looks what it offers, whatever is under way. Nothing where the policy chooses. */
  async setChannel(channel: UpdateChannel): Promise<void> {
    const { policy } = this.#options;
    if (policy.channel !== undefined || ['off', 'installing'].includes(this.#state.name)) return;
    const memory = await this.#recall();
    if (memory.channel === channel) return;
    await this.#remember((known) => ({ ...known, channel }));
    await this.#look();
  }

  /** Marks what is ready for the next end of the program, or ends it now; says why where that has to wait. */
  async install(when: 'now' | 'at-quit'): Promise<void> {
    const state = this.#state;
    const update = this.#ready;
    if (state.name !== 'ready' || update === undefined) return;
    if (when === 'at-quit') {
      this.#isAtQuit = true;
      return this.#becomeReady(update);
    }
    this.#become({ name: 'installing', offered: state.offered });
    const refused = await this.#prepare(update, false);
    if (refused === undefined) {
      this.#leaving = 'install-and-restart';
      this.#options.quit();
    } else if ('delay' in refused) this.#become({ ...state, delay: refused.delay });
    else this.#fail(refused.failure, state.offered);
  }

  /** How the program is left that is about to end; to be asked while the engine still answers. */
  async leave(): Promise<Leaving> {
    const update = this.#ready;
    if (this.#leaving !== 'plain' || update === undefined) return this.#leaving;
    const state = this.#state;
    if (state.name !== 'ready' || !state.isAtQuit) return 'plain';
    // A backup before it may take a while: windows that are still there say what they wait for.
    this.#become({ name: 'installing', offered: state.offered });
    if ((await this.#prepare(update, true)) === undefined) return 'install';
    this.#become(state);
    return 'plain';
  }

  /** One after the other: what loads a file that is not wanted any more ends before the next begins. */
  #look(): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    const look = (): Promise<void> => this.#lookOnce(() => round === this.#round);
    this.#looking = this.#looking.then(look, look);
    return this.#looking;
  }

  async #lookOnce(isCurrent: () => boolean): Promise<void> {
    const hadReady = this.#ready;
    this.#ready = undefined;
    this.#become({ name: 'checking' });
    const found = await this.#find();
    if (!isCurrent()) return;
    if (found.ok) return this.#follow(found.value, isCurrent);
    // What was ready stays so where the server only cannot be reached.
    if (hadReady !== undefined && wayFailed(found.failure)) return this.#becomeReady(hadReady);
    this.#fail(found.failure, null);
  }

  async #find(): Promise<UpdateResult<FoundUpdate>> {
    const { requests, arch, address, keys, version, kind, systemVersion, wait, now } = this.#options;
    if (address === undefined) throw new Error('updates are off without an address');
    const memory = await this.#recall();
    const name = this.#metadataName();
    return findUpdate({
      requests,
      source: { address, name, keys },
      here: { version, stagingId: memory.stagingId, systemVersion, kind, arch },
      seen: memory.seen[name],
      remember: (seen) => this.#remember((known) => ({ ...known, seen: { ...known.seen, [name]: seen } })),
      wait,
      now: now(),
    });
  }

  async #follow({ judgement, metadata, file }: FoundUpdate, isCurrent: () => boolean): Promise<void> {
    if (judgement === 'staged') return this.#become({ name: 'staged', offered: offeredOf(metadata) });
    if (file === undefined) {
      await this.#clear();
      return this.#become({ name: 'up-to-date', since: this.#options.now() });
    }
    const loaded = await this.#load(metadata, file, isCurrent);
    if (!isCurrent()) return;
    if (loaded.ok) this.#becomeReady({ path: loaded.value, file, metadata });
    else this.#fail(loaded.failure, offeredOf(metadata));
  }

  async #load(
    metadata: UpdateMetadata,
    file: UpdateFile,
    isCurrent: () => boolean,
  ): Promise<UpdateResult<string>> {
    const { requests, address, wait } = this.#options;
    if (address === undefined) throw new Error('updates are off without an address');
    const offered = offeredOf(metadata);
    this.#become({ name: 'downloading', offered, percent: 0 });
    const loaded = await downloadFile({
      requests,
      address,
      folder: this.#loadedFolder,
      file,
      wait,
      isWanted: isCurrent,
      onProgress: (bytes) => this.#progress(offered, Math.floor((bytes / file.size) * 100)),
    });
    if (!loaded.ok) return loaded;
    return checkInstaller(loaded.value, file, metadata.version);
  }

  /** Installers are large, and nobody needs the one of the version that runs. */
  async #clear(): Promise<void> {
    try {
      if (await emptyUpdateFolder(this.#loadedFolder))
        await this.#options.installer.forget(this.#loadedFolder);
    } catch (error) {
      this.#options.log('warn', 'updates.not-cleared', { cause: causeOf(error) });
    }
  }

  #progress(offered: OfferedVersion, percent: number): void {
    const { name } = this.#state;
    if (name !== 'downloading' || this.#state.percent === percent) return;
    this.#become({ name, offered, percent });
  }

  /** Undefined where the installer has the file; else why it has not. */
  async #prepare(update: CheckedUpdate, isAtQuit: boolean) {
    const { prepare, log } = this.#options;
    const { storageVersion, version } = update.metadata;
    const answer = await prepare({ storageVersion, isAtQuit });
    if (answer.name === 'delayed') {
      log('info', 'updates.delayed', { why: answer.delay, version });
      return { delay: answer.delay };
    }
    if (answer.name === 'no-backup') return { failure: { code: 'BACKUP_FAILED' as const, params: {} } };
    const failure = await this.#handOver(update);
    return failure && { failure };
  }

  /** Whoever quits is not held by a file that somebody else has open, nor by an installer that breaks. */
  async #handOver(update: CheckedUpdate): Promise<UpdateFailure | undefined> {
    const { installer, log } = this.#options;
    try {
      // What was checked hours ago may have been replaced since.
      if (!(await isFile(update.path, update.file))) return { code: 'FILE_WRONG', params: {} };
      return await installer.take(update);
    } catch (error) {
      log('warn', 'updates.not-taken', { cause: causeOf(error) });
      return { code: 'INSTALL_FAILED', params: { version: update.metadata.version } };
    }
  }

  #becomeReady(update: CheckedUpdate): void {
    this.#ready = update;
    this.#options.log('info', 'updates.ready', { version: update.metadata.version });
    const offered = offeredOf(update.metadata);
    this.#become({ name: 'ready', offered, isAtQuit: this.#isAtQuit, delay: null });
  }

  #fail(failure: UpdateFailure, offered: OfferedVersion | null): void {
    this.#ready = undefined;
    this.#options.log('warn', 'updates.failed', { code: failure.code });
    this.#become({ name: 'failed', failure, offered });
  }

  #become(state: UpdateState): void {
    this.#state = state;
    this.#options.onChange();
  }

  #channel(): UpdateChannel {
    return this.#options.policy.channel ?? this.#memory?.channel ?? 'stable';
  }

  #metadataName(): string {
    return metadataName(this.#channel(), this.#options.platform, this.#options.arch);
  }

  async #recall(): Promise<UpdateMemory> {
    this.#reading ??= readMemory(this.#memoryPath, this.#options.newId);
    const read = await this.#reading;
    this.#memory ??= read;
    return this.#memory;
  }

  /**
   * Changes what is known by now, whatever was known when a request went out. What cannot be written is remembered until
   * the program ends: a full disk is no reason to look for no update.
   */
  async #remember(change: (known: UpdateMemory) => UpdateMemory): Promise<void> {
    const read = await this.#recall();
    this.#memory = change(this.#memory ?? read);
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }

  async #write(): Promise<void> {
    try {
      await writeMemory(this.#memoryPath, await this.#recall());
    } catch (error) {
      this.#options.log('warn', 'updates.not-remembered', { cause: causeOf(error) });
    }
  }
}

function causeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

function offReason({ policy, address, keys }: UpdateDeskOptions): UpdatesOffReason | undefined {
  if (policy.updates === 'off') return 'policy';
  if (address === undefined) return 'no-server';
  return keys.length === 0 ? 'no-key' : undefined;
}

function offeredOf(metadata: UpdateMetadata): OfferedVersion {
  return { version: metadata.version, releasedAt: metadata.releaseDate, notes: plainNotes(metadata) };
}

const failuresOfTheWay: ReadonlySet<string> = new Set([
  'SERVER_UNREACHABLE',
  'SERVER_UNTRUSTED',
  'PROXY_UNREACHABLE',
  'PROXY_REFUSED',
  'SERVER_FAILED',
  'MOVED_ELSEWHERE',
  'NOT_METADATA',
] satisfies readonly UpdateFailure['code'][]);

function wayFailed({ code }: UpdateFailure): boolean {
  return failuresOfTheWay.has(code);
}
