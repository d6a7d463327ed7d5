import { HostFailure } from '../desktop/host-failure.ts';
import type { Envelope } from '../desktop/keys/envelope.ts';
import { lookAtEnvelope } from '../desktop/keys/open-envelope.ts';
import { placeOfError } from '../desktop/logs/place-of-error.ts';
import type { ThresholdOptions } from './threshold-options.ts';

/** The envelope without a key that lies open in it; undefined where there is none, `unreadable` where nobody can tell. */
export function lookAtKey({
  place,
  log,
}: Pick<ThresholdOptions, 'place' | 'log'>): Envelope | 'unreadable' | undefined {
  try {
    return lookAtEnvelope(place);
  } catch (error) {
    if (!(error instanceof HostFailure)) throw error;
    log('error', 'threshold.key-unreadable', { cause: placeOfError(error) });
    return 'unreadable';
  }
}
