/** What long work on a whole file is doing, in the order of that. */
export const fileStages = ['copying', 'encrypting', 'comparing', 'checking', 'replacing'] as const;
export type FileStage = (typeof fileStages)[number];

/** Called at the start of each stage and on the way; `fraction` is 0 to 1 of that stage. */
export type OnFileProgress = (stage: FileStage, fraction: number) => void;
