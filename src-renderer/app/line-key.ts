import { lineKeyMark } from '../../src-shared/contract/browser-line.ts';

const storageKey = 'duebook.line-key';

type LinePage = {
  readonly location: Pick<Location, 'hash'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly localStorage: Pick<Storage, 'getItem' | 'setItem'>;
};

/**
 * The key of the line to the engine, which the host has put into the address of a page that it let in. It leaves the address
 * at once and stays in this page's own store: unlike a cookie it goes to no other port of this machine. Undefined where
 * this browser has none.
 */
export function takeLineKey({ location, history, localStorage }: LinePage): string | undefined {
  if (location.hash.startsWith(lineKeyMark)) {
    localStorage.setItem(storageKey, location.hash.slice(lineKeyMark.length));
    history.replaceState(null, '', '#/');
  }
  return localStorage.getItem(storageKey) ?? undefined;
}
