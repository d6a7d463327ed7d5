import type { ThresholdState, ThresholdView } from '../../src-shared/contract/threshold-view.ts';
import { passphraseSlots } from '../desktop/keys/envelope.ts';
import { type EnvelopePlace, lookAtEnvelope, presentEnvelope } from '../desktop/keys/open-envelope.ts';
import type { BackupsAtHand } from './backups-at-hand.ts';
import { isUnattended } from './envelope-passphrases.ts';
import { waysOn } from './ways-on.ts';

type Standing = {
  readonly state: ThresholdState;
  readonly place: EnvelopePlace;
  /** An engine has the data open. */
  readonly isHeld: boolean;
  readonly contact: string | null;
  /** Until the next passphrase is looked at. */
  readonly waitMs: number;
  readonly keyChangeFraction: number | null;
  readonly backups: Pick<BackupsAtHand, 'newest'>;
};

/** What a window is shown of where this device stands. @throws {HostFailure} where the envelope cannot be read */
export function viewOfThreshold({ state, place, isHeld, contact, ...more }: Standing): ThresholdView {
  const { keyChangeFraction } = more;
  // Looking at the envelope would bring the change to its end.
  if (state === 'changing-key') {
    const nothing = { ways: [], backupAt: null, restoreNeedsPassphrase: false, waitSeconds: 0 };
    return { state, ...nothing, contact, keyChangeFraction };
  }
  const envelope = isHeld || state === 'key-unreadable' ? undefined : lookAtEnvelope(place);
  const backup = more.backups.newest();
  const ways = waysOn(state, {
    hasPassphrase: envelope !== undefined && passphraseSlots(envelope).length > 0,
    hasEnvelope: envelope !== undefined,
    hasBackup: backup !== undefined,
  });
  const canRestore = ways.includes('restore');
  return {
    state,
    ways,
    backupAt: canRestore ? (backup?.madeAt ?? null) : null,
    restoreNeedsPassphrase: canRestore && presentEnvelope(place)?.slots.some(isUnattended) !== true,
    contact,
    waitSeconds: Math.ceil(more.waitMs / 1000),
    keyChangeFraction,
  };
}
