import { useFormats } from '../../app/formats.ts';
import { mintId } from '../../app/ids.ts';
import { useTranslation } from '../../components/translation.tsx';
import type { ActionParts } from './actions/action-words.ts';

/** What the actions of an account are made with. */
export function useActionParts({ id, name, number }: ActionParts['account']): ActionParts {
  const { t } = useTranslation();
  return { account: { id, name, number }, t, formats: useFormats(), mintId };
}
