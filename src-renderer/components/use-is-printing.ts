import { useSyncExternalStore } from 'react';

/** True while the screen is laid out for paper: what is in view only then is all that there is. */
export function useIsPrinting(): boolean {
  return useSyncExternalStore(follow, () => isAsked || matchMedia('print').matches);
}

let isAsked = false;

function follow(tell: () => void): () => void {
  const begin = () => {
    isAsked = true;
    tell();
  };
  const end = () => {
    isAsked = false;
    tell();
  };
  const media = matchMedia('print');
  addEventListener('beforeprint', begin);
  addEventListener('afterprint', end);
  media.addEventListener('change', tell);
  return () => {
    removeEventListener('beforeprint', begin);
    removeEventListener('afterprint', end);
    media.removeEventListener('change', tell);
  };
}
