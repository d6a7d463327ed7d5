import { useEffect, useState } from 'react';
import { type ToastAction, ToastMessage } from '../../components/toast-message.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { useFormats } from '../formats.ts';
import { readyValue, useLiveView } from '../use-live-view.ts';
import type { ToastWords } from './toast-words.tsx';

/** What else may come next. */
export type MoreAction = Omit<ToastAction, 'label'> & { readonly label: ToastWords };

type RecordedMessageProps = {
  readonly message: ToastWords;
  /** It can be put right by another command once it was sent. */
  readonly isRevocable: boolean;
  readonly onUndo: () => void;
  readonly more: MoreAction | undefined;
};

/** What is on its way to the server at once is gone before anybody could press a button. */
const sentAtOnceMs = 500;

/** Says that something was recorded. Undo stands there only as long as it works. */
export function RecordedMessage({ message, isRevocable, onUndo, more }: RecordedMessageProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const isWaiting = useIsWaiting();
  const undo = { label: t('undo.label'), onAction: onUndo };
  const next = more && { ...more, label: more.label(t, formats) };
  return (
    <ToastMessage
      message={message(t, formats)}
      actions={[...(isRevocable || isWaiting ? [undo] : []), ...(next ? [next] : [])]}
    />
  );
}

/** Whether something that was recorded is still only here, for longer than sending takes. */
export function useIsWaiting(): boolean {
  const sync = readyValue(useLiveView((client, signal) => client.sync.watch(undefined, { signal }), 'sync'));
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), sentAtOnceMs);
    return () => clearTimeout(timer);
  }, []);
  return isLate && sync !== undefined && sync.waitingCount > 0;
}
