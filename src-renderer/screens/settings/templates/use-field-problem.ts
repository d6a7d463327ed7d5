import { useTranslation } from '../../../components/translation.tsx';
import type { Problems } from './template-draft.ts';

/** What is wrong with a field, in words; null where nothing is. */
export function useFieldProblem(problems: Problems): (field: string) => string | null {
  const { t } = useTranslation();
  return (field) => {
    const problem = problems[field];
    return problem === undefined ? null : t(`templates.fault.${problem.code}`, problem.values);
  };
}
