import type { InstalmentStatus } from '../../../src-shared/domain/plan/instalment-progress.ts';
import type { PlanStatus } from '../../../src-shared/domain/plan/plan-progress.ts';
import type { Tone } from '../../components/tag.tsx';

/** The tone of a plan's status; the word stands beside it. */
export const planTone: Readonly<Record<PlanStatus, Tone>> = {
  draft: 'neutral',
  'awaiting-approval': 'warn',
  approved: 'info',
  refused: 'danger',
  active: 'accent',
  completed: 'ok',
  defaulted: 'danger',
  cancelled: 'neutral',
  superseded: 'neutral',
};

/** The tone of an instalment's status; the word stands beside it. */
export const instalmentTone: Readonly<Record<InstalmentStatus, Tone>> = {
  due: 'neutral',
  'part-met': 'warn',
  met: 'ok',
  missed: 'danger',
};
