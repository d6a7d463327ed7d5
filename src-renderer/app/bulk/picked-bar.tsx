import { type ComponentProps, Suspense, useState } from 'react';
import { isAnyPicked, useAccountSelection } from '../../state/account-selection.ts';
import { later } from '../later.ts';

const BulkBar = later(async () => (await import('./bulk-bar.tsx')).BulkBar);

/** The bar of what can be done with picked accounts: none of it is there before the first was picked. */
export function PickedBar(props: ComponentProps<typeof BulkBar>) {
  const isNeeded = useAccountSelection(isAnyPicked);
  const [wasNeeded, setWasNeeded] = useState(isNeeded);
  if (isNeeded && !wasNeeded) setWasNeeded(true);
  // It stays: a batch goes on when nothing is picked any more.
  return wasNeeded ? (
    <Suspense fallback={null}>
      <BulkBar {...props} />
    </Suspense>
  ) : null;
}
