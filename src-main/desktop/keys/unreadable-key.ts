import { HostFailure } from '../host-failure.ts';

/** What a person can do whose key is not to be had. */
export const waysOn =
  'Put it back from where you keep a copy, or begin anew with "npm run storage -- start-anew": what was recorded and ' +
  'not sent is handed in after the next sign-in.';

export function unreadableKey(path: string, options?: ErrorOptions): HostFailure {
  return new HostFailure(`The key ${path} cannot be read. ${waysOn}`, options);
}
