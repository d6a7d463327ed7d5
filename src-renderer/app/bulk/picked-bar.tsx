import { type ComponentProps, Suspense, useState } from 'react';
import { isAnyPicked, useAccountSelection } from '../../state/account-selection.ts';
import { later } from '../later.ts';
import { bulkRun } from './bulk-run.ts';

const BulkBar = later(async () => (await import('./bulk-bar.tsx')).BulkBar);

/** The bar of what can be done with picked accounts: none of it is there before the first was picked. */
export function PickedBar(props: ComponentProps<typeof BulkBar>) {
  const isAny = useAccountSelection(isAnyPicked);
  const isRun = bulkRun.useState(({ state }) => state !== 'idle');
  const isNeeded = isAny || isRun;
  const [wasNeeded, setWasNeeded] = useState(isNeeded);
  if (isNeeded && !wasNeeded) setWasNeeded(true);
  // It stays: what is picked next finds it there.
  return wasNeeded ? (
    <Suspense fallback={null}>
      <BulkBar {...props} />
    </Suspense>
  ) : null;
}
