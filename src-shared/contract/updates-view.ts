import { z } from 'zod';

/** Whom new versions are made for: everybody, or those who try them first. */
export const updateChannels = ['stable', 'beta'] as const;
export const updateChannelSchema = z.enum(updateChannels);
export type UpdateChannel = z.infer<typeof updateChannelSchema>;

/**
 * Why no update was found, loaded or installed; the words for people are in the locale files under
 * `updates.failure.<code>`.
 */
export const updateFailureCodes = [
  // the way to the update server
  'SERVER_UNREACHABLE',
  'SERVER_UNTRUSTED',
  'PROXY_UNREACHABLE',
  'PROXY_REFUSED',
  'SERVER_FAILED',
  'MOVED_ELSEWHERE',
  'INTERRUPTED',
  // what it offers
  'NOT_METADATA',
  'UNSIGNED',
  'SIGNATURE_WRONG',
  'OLDER',
  'SWAPPED',
  'NO_FILE',
  'TOO_FAR',
  'SYSTEM_TOO_OLD',
  'FILE_WRONG',
  // this workstation
  'DISK_FULL',
  'DISK_FAILED',
  'BACKUP_FAILED',
  'INSTALL_FAILED',
] as const;
export type UpdateFailureCode = (typeof updateFailureCodes)[number];

/** `params` fill the sentence: version numbers, a status, megabytes. */
export type UpdateFailure = {
  readonly code: UpdateFailureCode;
  readonly params: Readonly<Record<string, string | number>>;
};

/** Why a version that is ready is not installed at this moment. */
export const updateDelays = ['typing', 'sending', 'training', 'locked', 'not-answering'] as const;
export type UpdateDelay = (typeof updateDelays)[number];

/** Why this workstation looks for no updates: by policy, or because the build names no server or no key. */
export const updatesOffReasons = ['policy', 'no-server', 'no-key'] as const;
export type UpdatesOffReason = (typeof updatesOffReasons)[number];

/** A version that is offered, as its maker describes it. */
export type OfferedVersion = {
  readonly version: string;
  /** ISO instant. */
  readonly releasedAt: string;
  /** Plain text; null where there is none. Whatever looks like markup is text. */
  readonly notes: string | null;
};

export type UpdateState =
  | { readonly name: 'off'; readonly reason: UpdatesOffReason }
  | { readonly name: 'not-checked' }
  | { readonly name: 'checking' }
  | { readonly name: 'up-to-date'; readonly since: string }
  /** There is a newer one, which is given to more and more workstations and not yet to this one. */
  | { readonly name: 'staged'; readonly offered: OfferedVersion }
  | { readonly name: 'downloading'; readonly offered: OfferedVersion; readonly percent: number }
  | {
      readonly name: 'ready';
      readonly offered: OfferedVersion;
      /** Installed when the program ends next. */
      readonly isAtQuit: boolean;
      /** Why it was not installed when that was asked for. */
      readonly delay: UpdateDelay | null;
    }
  | { readonly name: 'installing'; readonly offered: OfferedVersion }
  | { readonly name: 'failed'; readonly failure: UpdateFailure; readonly offered: OfferedVersion | null };

/** What a window shows of updates. */
export type UpdatesView = {
  readonly version: string;
  readonly channel: UpdateChannel;
  /** The policy of the organisation says which. */
  readonly isChannelFixed: boolean;
  readonly state: UpdateState;
  /** ISO instant: the newest that is known of the update server was signed that long ago; null where it is recent. */
  readonly oldNewsAt: string | null;
};
