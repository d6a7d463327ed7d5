import type { UpdateFailure } from '../../../src-shared/contract/updates-view.ts';
import type { UpdateFile, UpdateMetadata } from './update-metadata.ts';

/** A file that was loaded and checked, with what its maker signed. */
export type CheckedUpdate = {
  readonly path: string;
  readonly file: UpdateFile;
  readonly metadata: UpdateMetadata;
};

/** The half of an update that knows the system's installers. */
export type UpdateInstaller = {
  /**
   * Takes a checked file over; answers why not with FILE_WRONG, DISK_FULL, DISK_FAILED, and INSTALL_FAILED where it cannot
   * be installed over this workstation.
   */
  take(update: CheckedUpdate): Promise<UpdateFailure | undefined>;
  /** Throws away what it took of files in this folder. */
  forget(loadedFolder: string): Promise<void>;
};
