import { notifications } from '@mantine/notifications';
import { failureWords } from '../../app/failure-words.ts';
import { useFormats } from '../../app/formats.ts';
import { useRecordedToast, useSubmit } from '../../app/use-commands.tsx';
import { useTranslation } from '../../components/translation.tsx';

/** Cancels an open promise with a reason; says what came of it. */
export function useCancelPromise(
  accountId: string,
  name: string,
): (promiseId: string, reason: string) => Promise<boolean> {
  const { t } = useTranslation();
  const formats = useFormats();
  const submit = useSubmit();
  const sayRecorded = useRecordedToast();
  return async (promiseId, reason) => {
    const submission = await submit('promise.cancel', accountId, { promiseId, reason });
    if ('problem' in submission) {
      notifications.show({ message: failureWords(submission.problem, t, formats), color: 'red' });
      return false;
    }
    const { commandId } = submission;
    sayRecorded({ commandId, message: (t) => t('promise.cancelled', { name }), onWithdrawn: () => true });
    return true;
  };
}
