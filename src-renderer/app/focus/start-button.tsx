import { Button } from '@mantine/core';
import { IconFocus2 } from '@tabler/icons-react';
import { KeyHint } from '../../components/key-hint.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { useFocusWalk } from '../../state/focus.ts';
import { accountOf, progressOf } from '../../state/focus-walk.ts';
import type { WorklistQuestion } from '../lists/worklist-source.ts';
import { useShortcuts } from '../use-shortcuts.ts';
import { useStartFocus } from './use-start-focus.ts';

type StartButtonProps = {
  /** What is walked through; absent for the worklist. */
  readonly list?: WorklistQuestion | undefined;
  readonly isPrimary?: boolean;
  /** The key that does the same where the button stands. */
  readonly shortcut?: string;
};

/** Begins focus mode, or goes on with a walk that was not ended. */
export function StartButton({ list, isPrimary = false, shortcut }: StartButtonProps) {
  const { t } = useTranslation();
  const walk = useFocusWalk();
  const start = useStartFocus();
  const isUnderWay = walk !== null && accountOf(walk) !== undefined;
  const left = isUnderWay ? progressOf(walk).left : 0;
  const begin = () => void start(list);
  useShortcuts(shortcut === undefined ? {} : { [shortcut.toLowerCase()]: begin });
  return (
    <Button
      size="sm"
      variant={isPrimary ? 'filled' : 'default'}
      data-tour="focus"
      leftSection={<IconFocus2 size={16} aria-hidden="true" />}
      rightSection={shortcut === undefined ? null : <KeyHint keys={shortcut} />}
      onClick={begin}
    >
      {isUnderWay ? t('focus.goOn', { count: left }) : t('focus.start')}
    </Button>
  );
}
