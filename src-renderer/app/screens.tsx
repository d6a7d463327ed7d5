import {
  IconAlertTriangle,
  IconBell,
  IconBuilding,
  IconCalendarDollar,
  IconCalendarDue,
  IconCash,
  IconChartBar,
  IconCreditCard,
  IconFileText,
  IconListDetails,
  IconMailExclamation,
  IconMapPin,
  IconMessageReport,
  IconSettings,
  IconShieldCheck,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Counts } from '../../src-shared/contract/worklist-view.ts';
import { useTranslation } from '../components/translation.tsx';

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
    { path: '/accounts', name: t('rail.accounts'), icon: <IconBuilding size={size} />, count: null },
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
    { path: '/plans', name: t('rail.plans'), icon: <IconCalendarDollar size={size} />, count: 'missedPlans' },
    { path: '/follow-ups', name: t('rail.followUps'), icon: <IconBell size={size} />, count: 'followUpsDue' },
    { path: '/visits', name: t('rail.visits'), icon: <IconMapPin size={size} />, count: 'visits' },
    { path: '/cash', name: t('rail.cash'), icon: <IconCash size={size} />, count: 'cash' },
    { path: '/documents', name: t('rail.documents'), icon: <IconFileText size={size} />, count: null },
    { path: '/dashboard', name: t('rail.dashboard'), icon: <IconChartBar size={size} />, count: null },
    {
      path: '/dunning',
      name: t('rail.dunning'),
      icon: <IconMailExclamation size={size} />,
      count: 'dunning',
    },
    { path: '/credit', name: t('rail.credit'), icon: <IconCreditCard size={size} />, count: 'credit' },
    {
      path: '/approvals',
      name: t('rail.approvals'),
      icon: <IconShieldCheck size={size} />,
      count: 'approvals',
    },
    {
      path: '/attention',
      name: t('rail.attention'),
      icon: <IconAlertTriangle size={size} />,
      count: 'attention',
    },
    { path: '/settings', name: t('rail.settings'), icon: <IconSettings size={size} />, count: null },
  ];
}
