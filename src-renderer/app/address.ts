import { useLocation, useSearch } from 'wouter';
import { navigate, useHashLocation } from 'wouter/use-hash-location';

/**
 * An address that says what stands behind its question mark, be it nothing: the router leaves what stands there where an
 * address has none, and the choices of a statement would go along to every other screen.
 */
export function wholeAddress(path: string): string {
  return path.includes('?') ? path : `${path}?`;
}

const go: typeof navigate = (path, options) => navigate(wholeAddress(path), options);

/** Where the router is, and how it goes elsewhere. */
export function useAppLocation(
  ...args: Parameters<typeof useHashLocation>
): ReturnType<typeof useHashLocation> {
  const [location] = useHashLocation(...args);
  return [location, go];
}

/** The address of a link, for whoever opens it in another window. */
export function linkAddress(path: string): string {
  return `#${path}`;
}

/** The present address with all that was chosen there, for coming back to it. */
export function useAddress(): string {
  const [location] = useLocation();
  const search = useSearch();
  return search === '' ? location : `${location}?${search}`;
}
