/**
 * Whether this workstation trains on invented accounts. `none`: this host cannot; `off`: real work; `starting` and
 * `leaving`: on the way; `on`: everything that is shown and recorded is invented.
 */
export type TrainingState = 'none' | 'off' | 'starting' | 'on' | 'leaving';

export type TrainingView = {
  readonly state: TrainingState;
  /** The engine that answers is that of the training. A window shows one of both and never mixes them. */
  readonly isTraining: boolean;
  /** The last start came to nothing; real work goes on. */
  readonly hasFailed: boolean;
};
