import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useTranslation } from '../../components/translation.tsx';
import { useRecovered } from './use-recovered.ts';

/** Changes of other data were found: said quietly until the person has read what became of them, with the way there. */
export function RecoveredNote() {
  const { t } = useTranslation();
  const state = useRecovered();
  if (state === null) return null;
  const label = t(state.waiting > 0 ? 'recovered.noteWaiting' : 'recovered.note');
  return (
    <Tooltip label={label}>
      <ActionIcon component={Link} to="/attention" variant="light" size="lg" aria-label={label}>
        <IconArchive size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
