/** Put in by the build (electron.config.ts), from the variable that names them. */
declare const duebookUpdateKeys: readonly string[];

/** The public keys whose updates this build believes; none in a build that takes no updates. */
export const pinnedKeys: readonly string[] = duebookUpdateKeys;
