/** Put in by the build (electron.config.ts): reading a file for it would hold up the window. */
declare const duebookVersion: string;

export const productVersion: string = duebookVersion;
