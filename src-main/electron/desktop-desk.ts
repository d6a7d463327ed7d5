import {
  type DesktopAction,
  type DesktopView,
  desktopActionSchema,
} from '../../src-shared/contract/desktop-view.ts';
import { type Failure, failure } from '../../src-shared/domain/failure.ts';
import type { EngineMessage } from './engine-messages.ts';

/** How main does what windows ask of the shell: one entry for each action, with why it could not be done. */
export type DesktopDoings = {
  readonly [Name in DesktopAction['action']]: (
    action: Extract<DesktopAction, { readonly action: Name }>,
  ) => Promise<Failure | undefined> | Failure | undefined;
};

/**
 * Answers an ask of the engine's process. What does not have the shape of an action is refused: the process is ours, but
 * what it passes on was written by a window.
 */
export async function answerDesktopAsk(
  doings: DesktopDoings,
  { id, action }: { readonly id: number; readonly action: unknown },
): Promise<EngineMessage> {
  const asked = desktopActionSchema.safeParse(action);
  const refusal = asked.success ? await perform(doings, asked.data) : failure('FORBIDDEN');
  return { type: 'desktop-answer', id, refusal };
}

function perform<Action extends DesktopAction>(doings: DesktopDoings, action: Action) {
  const doing = doings[action.action] as (
    asked: Action,
  ) => Promise<Failure | undefined> | Failure | undefined;
  return doing(action);
}

/** What the shell offers to every window. */
export function desktopView(
  platform: NodeJS.Platform,
  offers: Pick<DesktopView, 'updates' | 'protectsContents'>,
): DesktopView {
  return { platform, ...offers };
}
