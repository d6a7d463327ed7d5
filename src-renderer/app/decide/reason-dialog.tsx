import { useTranslation } from '../../components/translation.tsx';
import type { ToastWords } from '../toasts/toast-words.tsx';
import { DecisionDialog } from './decision-dialog.tsx';
import type { SomeCommand } from './some-command.ts';
import { useDecide } from './use-decide.ts';

type ReasonDialogProps = {
  readonly accountId: string;
  readonly title: string;
  /** What the decision is about, in a line. */
  readonly about: string;
  /** Of what was typed, in the drafts. */
  readonly draftKey: string;
  /** Stands in the field until somebody types. */
  readonly proposedReason?: string;
  /** Characters. */
  readonly maxLength: number;
  readonly submitLabel: string;
  readonly isRefusal: boolean;
  readonly commandFor: (reason: string) => SomeCommand;
  /** What is said once it is recorded. */
  readonly message: ToastWords;
  readonly onClose: () => void;
};

/** Asks why, and hands in the command that takes the answer. */
export function ReasonDialog({ accountId, commandFor, message, ...dialog }: ReasonDialogProps) {
  const { t } = useTranslation();
  const { decide, isBusy } = useDecide();
  return (
    <DecisionDialog
      {...dialog}
      reasonLabel={t('decide.reason')}
      isBusy={isBusy}
      onSubmit={(reason) =>
        decide({ accountId, command: commandFor(reason), message, typed: { [dialog.draftKey]: reason } })
      }
    />
  );
}
