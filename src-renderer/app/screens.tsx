import {
  IconAlertTriangle,
  IconBell,
  IconCalendarDue,
  IconListDetails,
  IconMessageReport,
  IconSettings,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Counts } from '../../src-shared/contract/worklist-view.ts';

export type Screen = {
  readonly path: string;
  readonly name: string;
  readonly icon: ReactNode;
  /** What waits there; null where nothing does. */
  readonly count: keyof Counts | null;
};

const size = 18;

/** The screens that the rail and Ctrl K lead to. */
export function useScreens(): readonly Screen[] {
  const { t } = useTranslation();
  return [
    { path: '/', name: t('rail.worklist'), icon: <IconListDetails size={size} />, count: 'toWork' },
    {
      path: '/promises',
      name: t('rail.promises'),
      icon: <IconCalendarDue size={size} />,
      count: 'duePromises',
    },
    {
      path: '/disputes',
      name: t('rail.disputes'),
      icon: <IconMessageReport size={size} />,
      count: 'lateDisputes',
    },
    { path: '/follow-ups', name: t('rail.followUps'), icon: <IconBell size={size} />, count: 'followUpsDue' },
    {
      path: '/attention',
      name: t('rail.attention'),
      icon: <IconAlertTriangle size={size} />,
      count: 'attention',
    },
    { path: '/settings', name: t('rail.settings'), icon: <IconSettings size={size} />, count: null },
  ];
}
