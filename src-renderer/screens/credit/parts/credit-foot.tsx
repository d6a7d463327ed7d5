import { useState } from 'react';
import type { CreditListRow } from '../../../../src-shared/contract/credit-view.ts';
import { ActionBar, ActionWords, type RowAction } from '../../../app/decide/action-bar.tsx';
import { ReasonDialog } from '../../../app/decide/reason-dialog.tsx';
import { useFormats } from '../../../app/formats.ts';
import { mintId } from '../../../app/ids.ts';
import { useSession } from '../../../app/session-context.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { exposureWords, reachedWords } from '../check-words.ts';
import { LimitDialog } from './limit-dialog.tsx';

type Way = 'hold' | 'release' | 'limit';
type Asking = { readonly way: Way; readonly row: CreditListRow };

/** Holds, releases, or asks for another limit: each with why. */
export function CreditFoot({ row }: { row: CreditListRow | undefined }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Asking | null>(null);
  return (
    <>
      <ActionBar label={t('credit.actions')} isBusy={false} actions={useCreditActions(row, setAsking)}>
        <Reasons row={row} />
      </ActionBar>
      {asking === null ? null : asking.way === 'limit' ? (
        <LimitDialog row={asking.row} onClose={() => setAsking(null)} />
      ) : (
        <HoldDialog way={asking.way} row={asking.row} onClose={() => setAsking(null)} />
      )}
    </>
  );
}

function useCreditActions(
  row: CreditListRow | undefined,
  onAsk: (asking: Asking) => void,
): readonly RowAction[] {
  const { t } = useTranslation();
  const { role } = useSession().actor;
  const none = row === undefined ? t('decide.noRow') : null;
  const decides = role === 'manager' || role === 'administrator';
  const mayNot = none ?? (decides ? null : t('decide.managers'));
  const isHeld = row !== undefined && row.held !== null;
  const ask = (way: Way) => () => {
    if (row !== undefined) onAsk({ way, row });
  };
  return [
    {
      label: t('credit.hold.name'),
      key: 'h',
      isMain: row?.suggests === 'hold',
      blocked: mayNot ?? (isHeld ? t('credit.heldAlready') : null),
      onRun: ask('hold'),
    },
    {
      label: t('credit.release.name'),
      key: 'r',
      isMain: row?.suggests === 'release',
      blocked: mayNot ?? (isHeld ? null : t('credit.notHeld')),
      onRun: ask('release'),
    },
    {
      label: t('credit.limit.name'),
      key: 'm',
      blocked: none ?? (role === 'field-agent' ? t('decide.notYourRole') : null),
      onRun: ask('limit'),
    },
  ];
}

/** Every rule that is reached, in full, and the hold that is there. */
function Reasons({ row }: { row: CreditListRow | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (row === undefined) return <ActionWords>{t('decide.noRow')}</ActionWords>;
  const reasons = reachedWords(row, t, formats);
  return (
    <>
      <ActionWords isStrong>
        {row.accountName} · {t(`creditSuggestion.${row.suggests}`)}
      </ActionWords>
      <ActionWords>{reasons.length === 0 ? t('credit.noReason') : reasons.join(' · ')}</ActionWords>
      <ActionWords>{exposureWords(row, t, formats)}</ActionWords>
      {row.held === null ? null : (
        <ActionWords>
          {t('credit.heldSince', {
            date: formats.fullDate(row.held.on),
            name: row.held.by,
            reason: row.held.reason,
          })}
        </ActionWords>
      )}
    </>
  );
}

type HoldDialogProps = {
  readonly way: 'hold' | 'release';
  readonly row: CreditListRow;
  readonly onClose: () => void;
};

function HoldDialog({ way, row, onClose }: HoldDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const isHold = way === 'hold';
  return (
    <ReasonDialog
      accountId={row.accountId}
      title={t(`credit.${way}.title`)}
      about={`${row.accountName} (${row.accountNumber})`}
      draftKey={`credit/${way}/${row.accountId}`}
      proposedReason={isHold ? reachedWords(row, t, formats).join(' · ').slice(0, 300) : ''}
      maxLength={300}
      submitLabel={t(`credit.${way}.name`)}
      isRefusal={isHold}
      commandFor={(reason) => ({
        name: isHold ? 'credit.hold' : 'credit.release',
        input: { activityId: mintId(), reason },
      })}
      message={(t) => t(`credit.${way}.done`, { name: row.accountName })}
      onClose={onClose}
    />
  );
}
