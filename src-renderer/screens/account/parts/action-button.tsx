import { Button } from '@mantine/core';
import type { Action } from '../../../app/action-dialog/action.ts';
import { openAction } from '../../../state/open-action.ts';

type ActionButtonProps = {
  readonly action: Action;
  readonly isMain?: boolean;
  readonly isDisabled?: boolean;
};

/** Opens the dialog of an action. */
export function ActionButton({ action, isMain = false, isDisabled = false }: ActionButtonProps) {
  return (
    <Button
      size="compact-sm"
      variant={isMain ? 'light' : 'default'}
      disabled={isDisabled}
      onClick={() => openAction(action)}
    >
      {action.title}
    </Button>
  );
}
