import { useLocation } from 'wouter';
import { useAddress } from '../address.ts';
import { type AccountTab, accountPath } from '../paths.ts';
import { type DocumentSubject, documentPath, placeOfDocument } from './document-path.ts';

/** Shows a document; leaving it leads back to the present screen, on an account to the tab that is shown. */
export function useOpenDocument(): (subject: DocumentSubject, tab?: AccountTab) => void {
  const [location, go] = useLocation();
  const address = useAddress();
  return (subject, tab) => {
    const isOfAccount = location.startsWith(accountPath(subject.accountId));
    const cameFrom = isOfAccount && tab !== undefined ? accountPath(subject.accountId, tab) : address;
    go(documentPath(subject), { state: { cameFrom } });
  };
}

/** The screen that a document was opened on; one that it belongs to where nobody knows. */
export function cameFrom(subject: DocumentSubject): string {
  const state: unknown = window.history.state;
  const isKnown = typeof state === 'object' && state !== null && 'cameFrom' in state;
  return isKnown && typeof state.cameFrom === 'string' ? state.cameFrom : placeOfDocument(subject);
}
