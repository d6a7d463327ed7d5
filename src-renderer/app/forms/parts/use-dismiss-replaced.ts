import { notifications } from '@mantine/notifications';
import { useTranslation } from '../../../components/translation.tsx';
import { useEngineConnection } from '../../../state/engine-connection.ts';
import type { OpenForm } from '../../../state/open-form.ts';
import { failureWords } from '../../failure-words.ts';
import { useFormats } from '../../formats.ts';
import { problemOf } from '../../problem.ts';

/** Takes the refused command from "needs attention" once the form that puts it right was recorded. */
export function useDismissReplaced(): (form: OpenForm) => void {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useEngineConnection((connection) => connection.client);
  return ({ replacesCommandId }) => {
    if (replacesCommandId === null || client === null) return;
    client.attention
      .dismiss({ commandId: replacesCommandId })
      .catch((error: unknown) =>
        notifications.show({ message: failureWords(problemOf(error), t, formats), color: 'red' }),
      );
  };
}
