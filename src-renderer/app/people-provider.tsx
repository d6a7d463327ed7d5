import type { ReactNode } from 'react';
import { PeopleContext } from './people-context.ts';
import { readyValue, useLiveView } from './use-live-view.ts';

const nobody = [] as const;

/** Follows the directory of the organisation, once for all that names people. */
export function PeopleProvider({ children }: { children: ReactNode }) {
  const view = useLiveView((client, signal) => client.session.people(undefined, { signal }), 'people');
  return <PeopleContext value={readyValue(view) ?? nobody}>{children}</PeopleContext>;
}
