import { useSession } from '../../app/session-context.ts';

/** What the person who works here may ask for; the rule decides, this only hides what it would refuse in any case. */
export function useRole(): { readonly decides: boolean; readonly isOffice: boolean } {
  const { role } = useSession().actor;
  const decides = role === 'manager' || role === 'administrator';
  return { decides, isOffice: role !== 'field-agent' };
}
