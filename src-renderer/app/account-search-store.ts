import { createSpotlight } from '@mantine/spotlight';

export const [accountSearchStore, accountSearch] = createSpotlight();

/** Highlights the first hit, so that Enter opens it; no hit while the hits are not those of what is typed. */
export function highlightFirstHit(isCurrent: boolean): void {
  const list = document.getElementById(accountSearchStore.getState().listId);
  if (list === null) return;
  for (const hit of list.querySelectorAll('[data-selected]')) hit.removeAttribute('data-selected');
  if (isCurrent) list.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  accountSearchStore.updateState((state) => ({ ...state, selected: isCurrent ? 0 : -1 }));
}

export function openFirstHit(): void {
  const list = document.getElementById(accountSearchStore.getState().listId);
  list?.querySelector<HTMLElement>('[data-action]')?.click();
}
