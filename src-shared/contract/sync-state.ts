/** Where the connection stands, in terms that the state line turns into words. */
export const syncPhases = [
  'starting',
  'first-sync',
  'syncing',
  'up-to-date',
  'offline',
  'sign-in-needed',
  'password-changed',
  'user-inactive',
  'device-revoked',
  'update-needed',
  'server-outdated',
] as const;
export type SyncPhase = (typeof syncPhases)[number];

/**
 * Why the server cannot be reached, where somebody can do something about it: its certificate is not trusted here, the
 * proxy of the network is not there, or lets nothing through, or the sign-in page of a network answers in its place.
 */
export const offlineReasons = ['untrusted', 'proxy', 'proxyRefused', 'portal'] as const;
export type OfflineReason = (typeof offlineReasons)[number];

/** How far the first sync is; parts that an earlier run brought are in it. */
export type FirstSyncState = {
  readonly documents: number;
  /** Bytes of JSON, before compression. */
  readonly bytes: number;
  /** Null until the server has said. */
  readonly totalDocuments: number | null;
  readonly secondsLeft: number | null;
};

/** What comparing the replica with the server has shown since the program started. */
export type ReplicaCheck = {
  /** When everything was last found equal; null before the first time. ISO instant. */
  readonly checkedAt: string | null;
  /** How many collections were found to differ and fetched again. */
  readonly repairs: number;
  /** When a collection was last fetched again and found equal. ISO instant. */
  readonly repairedAt: string | null;
};

/** What an earlier database of this workstation has left sealed: how many recorded changes, and what became of them. */
export type HandInState = {
  /** Not answered by the server yet. */
  readonly waiting: number;
  readonly applied: number;
  /** These need attention. */
  readonly refused: number;
  /** Damaged on the disk, so that nobody can open them. */
  readonly unreadable: number;
};

export type SyncState = {
  readonly phase: SyncPhase;
  /** Null where nothing is known, and while the server is reached. */
  readonly offlineBecause: OfflineReason | null;
  /** When the phase began to hold: "Offline since 09:12". ISO instant. */
  readonly since: string;
  /** When everything was last known to be up to date; null before the first time. ISO instant. */
  readonly lastUpToDateAt: string | null;
  /** Commands that the server has not answered yet: "4 changes waiting". */
  readonly waitingCount: number;
  /** Refused commands that a person has not dealt with yet. */
  readonly attentionCount: number;
  /** Null once the replica is complete. */
  readonly firstSync: FirstSyncState | null;
  readonly check: ReplicaCheck;
  /** Null where there was nothing to hand in, or the person has read what became of it. */
  readonly handIn: HandInState | null;
};
