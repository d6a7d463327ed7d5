import { Autocomplete, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../components/translation.tsx';
import { dropDraft } from '../../state/drafts.ts';
import { useWorklistChoices } from '../account-table/use-worklist-choices.ts';
import { DecisionDialog } from '../decide/decision-dialog.tsx';
import { useFormats } from '../formats.ts';
import { useCollectors, useNameOf } from '../people-context.ts';
import { idsByLabel } from './ids-by-label.ts';
import type { NewOwner } from './reassign-accounts.ts';

const draftKey = 'bulk/account.reassign';

type ReassignDialogProps = {
  readonly count: number;
  readonly onReassign: (owner: NewOwner) => void;
  readonly onClose: () => void;
};

/** Asks to whom many accounts go, and why. */
export function ReassignDialog({ count, onReassign, onClose }: ReassignDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const people = useCollectors(formats.locale);
  const { collectors } = useWorklistChoices();
  const nameOf = useNameOf();
  const [typed, setTyped] = useState('');
  const [territory, setTerritory] = useState('');
  const userIds = [
    ...new Set<string>([...people.map(({ id }) => id), ...collectors.map(({ value }) => value)]),
  ];
  const names = idsByLabel(userIds, nameOf);
  const collectorId = names.get(typed) ?? typed.trim();
  return (
    <DecisionDialog
      title={t('bulk.reassignTitle', { count, shown: formats.count(count) })}
      about={t('bulk.reassignAbout')}
      draftKey={draftKey}
      reasonLabel={t('bulk.why')}
      maxLength={500}
      submitLabel={t('bulk.reassign')}
      isBusy={false}
      isIncomplete={collectorId === ''}
      onClose={onClose}
      onSubmit={async (reason) => {
        onReassign({ collectorId, territory, reason });
        dropDraft('decision', draftKey);
        return null;
      }}
    >
      <Autocomplete
        label={t('act.field.collector')}
        value={typed}
        data={[...names.keys()]}
        maxLength={200}
        required
        data-autofocus
        // The dialog opens with the focus here: its list would lie over the rest, and take the first Escape.
        openOnFocus={false}
        onChange={setTyped}
      />
      <TextInput
        label={t('act.field.territory')}
        description={t('bulk.territoryHelp')}
        value={territory}
        maxLength={100}
        onChange={(event) => setTerritory(event.currentTarget.value)}
      />
    </DecisionDialog>
  );
}
