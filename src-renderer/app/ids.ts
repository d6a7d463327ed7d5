/** Mints the ids of promises, disputes and activities; injected so that a test can choose them. */
export type MintId = () => string;

export const mintId: MintId = () => crypto.randomUUID();
