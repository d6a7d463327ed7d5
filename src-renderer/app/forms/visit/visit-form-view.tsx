import { Select, Textarea, TextInput } from '@mantine/core';
import type { Ref } from 'react';
import type { ContactPermissionView } from '../../../../src-shared/contract/account-questions.ts';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { activityOutcomes } from '../../../../src-shared/domain/activity/activity.ts';
import { nextActionDayChips } from '../../../components/day-chips.ts';
import { useTranslation } from '../../../components/translation.tsx';
import type { VisitDraft } from '../../../state/drafts.ts';
import type { VisitFormKind } from '../../../state/open-form.ts';
import { PhotoField } from '../../attachments/photo-field.tsx';
import { withFile, withoutFile } from '../../attachments/with-file.ts';
import { useFormats } from '../../formats.ts';
import { SignatureField } from '../../signature/signature-field.tsx';
import type { OpenPad } from '../../signature/use-open-pad.ts';
import { ContactWarning } from '../activity/contact-warning.tsx';
import { ContactField } from '../parts/contact-field.tsx';
import { FormDayField } from '../parts/form-day-field.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
import type { FormProblems } from '../parts/form-problem.ts';
import { isNextDateNeeded } from '../parts/next-date.ts';
import { useProblemWords } from '../parts/use-problem-words.ts';
import type { VisitField } from './visit-draft.ts';

type VisitFiles = Pick<VisitDraft, 'photos' | 'signature'>;

type VisitFormViewProps = {
  readonly kind: VisitFormKind;
  readonly account: AccountHead;
  readonly draft: VisitDraft;
  /** A1: undefined while nothing is known that speaks against the visit. */
  readonly permission: ContactPermissionView | undefined;
  /** The receipts that go with the visit. */
  readonly receiptIds: readonly string[];
  readonly problems: FormProblems<VisitField>;
  readonly isBusy: boolean;
  readonly isKept: boolean;
  readonly onChange: (draft: VisitDraft) => void;
  /** Photos or signature become others than they are by then. */
  readonly onFiles: (change: (present: VisitDraft) => Partial<VisitFiles>) => void;
  readonly pad: Ref<OpenPad>;
  readonly onDiscard: () => void;
  readonly onRecord: () => void;
};

export function VisitFormView(props: VisitFormViewProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { kind, account, draft, permission, problems, onChange } = props;
  const isWarned = permission?.isAllowed === false;
  const reasonProblem = words.one(problems.fields.overrideReason);
  return (
    <FormFrame
      accountName={account.account.name}
      accountNumber={account.account.number}
      recordLabel={t(`visits.record.${kind}`)}
      problemText={words.one(problems.form) ?? (isWarned ? null : reasonProblem)}
      isBusy={props.isBusy}
      hasDraft={props.isKept}
      onRecord={props.onRecord}
      onDiscard={props.onDiscard}
    >
      {isWarned ? (
        <ContactWarning
          timeZone={account.account.timeZone}
          permission={permission}
          reason={draft.overrideReason}
          problem={reasonProblem}
          onReason={(overrideReason) => onChange({ ...draft, overrideReason })}
        />
      ) : null}
      {kind === 'check-out' ? null : (
        <ContactField
          contacts={account.account.contacts}
          value={draft.contactName}
          onValue={(contactName) => onChange({ ...draft, contactName })}
        />
      )}
      {kind === 'visit' ? <Times {...props} /> : null}
      {kind === 'check-in' ? null : <Result {...props} />}
      {kind === 'check-in' ? null : <Evidence {...props} />}
    </FormFrame>
  );
}

function Times({ draft, problems, onChange }: VisitFormViewProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  return (
    <>
      <TextInput
        size="md"
        type="datetime-local"
        label={t('visits.from')}
        value={draft.fromText}
        error={words.one(problems.fields.fromText)}
        onChange={(event) => onChange({ ...draft, fromText: event.currentTarget.value })}
      />
      <TextInput
        size="md"
        type="datetime-local"
        label={t('visits.until')}
        value={draft.untilText}
        error={words.one(problems.fields.untilText)}
        onChange={(event) => onChange({ ...draft, untilText: event.currentTarget.value })}
      />
    </>
  );
}

/** A2: what was seen there, and that the customer was. */
function Evidence({ account, draft, onFiles, pad }: VisitFormViewProps) {
  const { id } = account.account;
  return (
    <>
      <PhotoField
        accountId={id}
        photos={draft.photos}
        onAdded={(photo) => onFiles(({ photos }) => ({ photos: withFile(photos, photo) }))}
        onRemove={(photo) => onFiles(({ photos }) => ({ photos: withoutFile(photos, photo) }))}
      />
      <SignatureField
        accountId={id}
        name={draft.contactName}
        value={draft.signature}
        onValue={(signature) => onFiles(() => ({ signature }))}
        pad={pad}
      />
    </>
  );
}

function Result({ account, draft, problems, receiptIds, onChange }: VisitFormViewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useProblemWords();
  return (
    <>
      <Select
        size="md"
        label={t('activity.outcome')}
        value={draft.outcome}
        error={words.one(problems.fields.outcome)}
        data={activityOutcomes.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }))}
        onChange={(value) =>
          onChange({ ...draft, outcome: activityOutcomes.find((one) => one === value) ?? null })
        }
      />
      {receiptIds.length === 0 ? null : (
        <p>
          {t('visits.withReceipts', { count: receiptIds.length, receipts: formats.list([...receiptIds]) })}
        </p>
      )}
      <Textarea
        size="md"
        label={t('form.note')}
        value={draft.note}
        maxLength={4000}
        autosize
        minRows={3}
        maxRows={8}
        onChange={(event) => onChange({ ...draft, note: event.currentTarget.value })}
      />
      <TextInput
        size="md"
        label={t('activity.nextText')}
        placeholder={t('visits.nextDefault')}
        value={draft.nextText}
        maxLength={300}
        onChange={(event) => onChange({ ...draft, nextText: event.currentTarget.value })}
      />
      <FormDayField
        label={t('activity.nextDate')}
        value={draft.nextDate}
        today={account.today}
        isOptional={!isNextDateNeeded(draft)}
        error={words.one(problems.fields.nextDate)}
        chipsFor={nextActionDayChips}
        onValue={(nextDate) => onChange({ ...draft, nextDate })}
        onLeave={() => undefined}
      />
    </>
  );
}
