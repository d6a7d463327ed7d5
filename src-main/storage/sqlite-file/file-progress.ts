/** What long work on a whole file is doing. */
export type FileStage = 'copying' | 'encrypting' | 'comparing' | 'checking' | 'replacing';

/** Called at the start of each stage and on the way; `fraction` is 0 to 1 of that stage. */
export type OnFileProgress = (stage: FileStage, fraction: number) => void;
