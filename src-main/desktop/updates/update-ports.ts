import type { UpdateFile, UpdateMetadata } from './update-metadata.ts';

/** A file that was loaded and checked, with what its maker signed. */
export type CheckedUpdate = {
  readonly path: string;
  readonly file: UpdateFile;
  readonly metadata: UpdateMetadata;
};

/** The half of an update that knows the system's installers. */
export type UpdateInstaller = {
  /** Takes a checked file over; false where it cannot be installed over this workstation. */
  take(update: CheckedUpdate): Promise<boolean>;
};
