import { useTranslation } from '../../../components/translation.tsx';
import { failureWords } from '../../failure-words.ts';
import { useFormats } from '../../formats.ts';
import type { Problem } from '../../problem.ts';

/** Says problems in words: of one field, of the form, or of every invoice. */
export function useProblemWords(): {
  readonly one: (problem: Problem | null | undefined) => string | null;
  readonly byInvoice: (problems: Readonly<Record<string, Problem>>) => Record<string, string>;
} {
  const { t } = useTranslation();
  const formats = useFormats();
  return {
    one: (problem) => (problem == null ? null : failureWords(problem, t, formats)),
    byInvoice: (problems) =>
      Object.fromEntries(
        Object.entries(problems).map(([id, problem]) => [id, failureWords(problem, t, formats)]),
      ),
  };
}
