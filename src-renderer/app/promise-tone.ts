import type { PromiseStatus } from '../../src-shared/domain/promise/promise-progress.ts';
import type { Tone } from '../components/tag.tsx';

/** The tone of a promise's status; the word stands beside it. */
export const promiseTone: Readonly<Record<PromiseStatus, Tone>> = {
  open: 'accent',
  kept: 'ok',
  'partially-kept': 'warn',
  broken: 'danger',
  cancelled: 'neutral',
};
