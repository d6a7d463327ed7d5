import { createContext, useContext } from 'react';
import type { SessionView } from '../../src-shared/contract/session-view.ts';

export const SessionContext = createContext<SessionView | null>(null);

/** Who works here. Throws outside of a signed-in shell: a bug. */
export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('no session in this part of the screen');
  return session;
}
