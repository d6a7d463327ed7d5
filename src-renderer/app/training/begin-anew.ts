import { focusPath, isAccountPath } from '../paths.ts';

/**
 * Begins the page anew where the engine of the other kind answers. Real accounts are none of the training's, nor the
 * other way round: who stood on one finds the worklist.
 */
export function beginAnew({ location, history }: Pick<Window, 'location' | 'history'>): void {
  const path = location.hash.slice(1);
  if (isAccountPath(path) || path === focusPath) history.replaceState(null, '', '#/');
  location.reload();
}
