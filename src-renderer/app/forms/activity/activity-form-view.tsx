import { SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import type { ContactPermissionView } from '../../../../src-shared/contract/account-questions.ts';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import {
  activityChannels,
  activityKinds,
  activityOutcomes,
} from '../../../../src-shared/domain/activity/activity.ts';
import { nextActionDayChips } from '../../../components/day-chips.ts';
import { KeyHint } from '../../../components/key-hint.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import type { ActivityDraft } from '../../../state/drafts.ts';
import { ContactField } from '../parts/contact-field.tsx';
import { FormDayField } from '../parts/form-day-field.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
import type { FormProblems } from '../parts/form-problem.ts';
import { isNextDateNeeded } from '../parts/next-date.ts';
import { useProblemWords } from '../parts/use-problem-words.ts';
import { type ActivityField, outcomeOfKey } from './activity-draft.ts';
import styles from './activity-form-view.module.css';
import { ContactWarning } from './contact-warning.tsx';
import { PlannedActions } from './planned-actions.tsx';

/** The others come about by other commands. */
const loggedKinds = activityKinds.filter((kind) => kind !== 'follow-up' && kind !== 'change');

/** The choice that says nothing of how. */
const channelOpen = 'open';

export type ActivityFormViewProps = {
  readonly account: AccountHead;
  readonly draft: ActivityDraft;
  /** A1: undefined while nothing is known that speaks against the contact. */
  readonly permission: ContactPermissionView | undefined;
  readonly problems: FormProblems<ActivityField>;
  readonly isBusy: boolean;
  readonly isKept: boolean;
  readonly onChange: (draft: ActivityDraft) => void;
  readonly onLeaveDay: () => void;
  readonly onDiscard: () => void;
  readonly onRecord: () => void;
};

export function ActivityFormView(props: ActivityFormViewProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { account, draft, permission, problems, onChange } = props;
  const isWarned = permission?.isAllowed === false;
  const reasonProblem = words.one(problems.fields.overrideReason);
  return (
    <FormFrame
      accountName={account.account.name}
      accountNumber={account.account.number}
      recordLabel={t('activity.record')}
      problemText={words.one(problems.form) ?? (isWarned ? null : reasonProblem)}
      isBusy={props.isBusy}
      hasDraft={props.isKept}
      onRecord={props.onRecord}
      onDiscard={props.onDiscard}
    >
      <KindAndDirection {...props} />
      {isWarned ? (
        <ContactWarning
          timeZone={account.account.timeZone}
          permission={permission}
          reason={draft.overrideReason}
          problem={reasonProblem}
          onReason={(overrideReason) => onChange({ ...draft, overrideReason })}
        />
      ) : null}
      {draft.kind === 'note' ? null : (
        <>
          <Outcomes {...props} />
          <ContactField
            contacts={account.account.contacts}
            value={draft.contactName}
            onValue={(contactName) => onChange({ ...draft, contactName })}
          />
        </>
      )}
      <Textarea
        label={t('form.note')}
        value={draft.note}
        maxLength={4000}
        autosize
        minRows={3}
        maxRows={8}
        onChange={(event) => onChange({ ...draft, note: event.currentTarget.value })}
      />
      <PlannedActions account={account} draft={draft} onChange={onChange} />
      <NextAction {...props} />
    </FormFrame>
  );
}

function KindAndDirection({ draft, onChange }: ActivityFormViewProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.pair}>
      <Select
        label={t('activity.kind')}
        value={draft.kind}
        allowDeselect={false}
        data={loggedKinds.map((kind) => ({ value: kind, label: t(`activityKind.${kind}`) }))}
        onChange={(kind) => onChange({ ...draft, kind: kind ?? draft.kind })}
      />
      {draft.kind === 'note' ? null : (
        <div>
          <span className={styles.label} id="activity-direction">
            {t('activity.direction')}
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby="activity-direction"
            value={draft.direction}
            data={[
              { value: 'outbound', label: t('activity.outbound') },
              { value: 'inbound', label: t('activity.inbound') },
            ]}
            onChange={(direction) =>
              onChange({ ...draft, direction: direction === 'inbound' ? 'inbound' : 'outbound' })
            }
          />
        </div>
      )}
    </div>
  );
}

/** Outcomes with a digit each: one key while no field has the focus. */
function Outcomes({ draft, problems, onChange }: ActivityFormViewProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const onDigit = useEffectEvent((event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea');
    const outcome = isTyping || event.ctrlKey || event.metaKey ? undefined : outcomeOfKey(event.key);
    if (outcome === undefined) return;
    event.preventDefault();
    onChange({ ...draft, outcome });
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onDigit(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  const problem = words.one(problems.fields.outcome);
  return (
    <fieldset className={styles.box} aria-label={t('activity.outcome')}>
      <span className={styles.label}>{t('activity.outcome')}</span>
      <div className={styles.outcomes}>
        {activityOutcomes.map((outcome, index) => (
          <button
            key={outcome}
            type="button"
            data-autofocus={index === 0 ? true : undefined}
            data-problem={index === 0 && problem !== null ? true : undefined}
            className={styles.outcome}
            aria-pressed={draft.outcome === outcome}
            onClick={() => onChange({ ...draft, outcome })}
          >
            <KeyHint keys={(index + 1).toString()} /> {t(`outcome.${outcome}`)}
          </button>
        ))}
      </div>
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

function NextAction({ account, draft, problems, onChange, onLeaveDay }: ActivityFormViewProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  return (
    <>
      <div className={styles.next}>
        <TextInput
          label={t('activity.nextText')}
          placeholder={t('activity.nextDefault')}
          value={draft.nextText}
          maxLength={300}
          onChange={(event) => onChange({ ...draft, nextText: event.currentTarget.value })}
        />
        <Select
          label={t('activity.nextChannel')}
          value={draft.nextChannel ?? channelOpen}
          allowDeselect={false}
          data={[
            { value: channelOpen, label: t('activity.nextChannelOpen') },
            ...activityChannels.map((channel) => ({ value: channel, label: t(`activityKind.${channel}`) })),
          ]}
          onChange={(value) =>
            onChange({ ...draft, nextChannel: activityChannels.find((one) => one === value) ?? null })
          }
        />
      </div>
      <FormDayField
        label={t('activity.nextDate')}
        value={draft.nextDate}
        today={account.today}
        isOptional={!isNextDateNeeded(draft)}
        error={words.one(problems.fields.nextDate)}
        chipsFor={nextActionDayChips}
        onValue={(nextDate) => onChange({ ...draft, nextDate })}
        onLeave={onLeaveDay}
      />
    </>
  );
}
