import { IconAlertTriangle, IconHelp, IconKey, IconLock, IconRefresh } from '@tabler/icons-react';
import type { ThresholdState } from '../../../../src-shared/contract/threshold-view.ts';

const icons = {
  locked: IconLock,
  'passphrase-only': IconLock,
  'key-missing': IconKey,
  'key-unreadable': IconKey,
  'keychain-lost': IconKey,
  'keychain-unavailable': IconKey,
  'keychain-pretends': IconKey,
  damaged: IconAlertTriangle,
  'too-new': IconRefresh,
  'changing-key': IconKey,
  question: IconHelp,
} as const satisfies Record<Exclude<ThresholdState, 'open'> | 'question', unknown>;

export type ThresholdIconName = keyof typeof icons;

/** Says at a glance what it is about; the words say it to everybody. */
export function ThresholdIcon({ name }: { readonly name: ThresholdIconName }) {
  const Icon = icons[name];
  return <Icon size={26} aria-hidden="true" />;
}
