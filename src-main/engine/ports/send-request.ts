/** What has come of a request: the beginning of its reply, or why there is none. */
export type Sent =
  | { readonly response: Response }
  /** `isProxied`: it was to go through a proxy. */
  | { readonly error: unknown; readonly isProxied: boolean };

/** Sends a request on the way that this machine has to its address. Redirects are not followed. Failures are values. */
export type SendRequest = (url: string, init: RequestInit) => Promise<Sent>;
