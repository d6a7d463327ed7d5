/** Where the connection stands, in terms that the state line turns into words. */
export type SyncPhase =
  | 'starting'
  | 'first-sync'
  | 'syncing'
  | 'up-to-date'
  | 'offline'
  | 'sign-in-needed'
  | 'update-needed';

export type SyncState = {
  readonly phase: SyncPhase;
  /** When the phase began to hold: "Offline since 09:12". ISO instant. */
  readonly since: string;
  /** When everything was last known to be up to date; null before the first time. ISO instant. */
  readonly lastUpToDateAt: string | null;
  /** Commands that the server has not answered yet: "4 changes waiting". */
  readonly waitingCount: number;
  /** Refused commands that a person has not dealt with yet. */
  readonly attentionCount: number;
  /** Documents received in the first sync; null outside of it. */
  readonly documentsReceived: number | null;
};
