import type { SessionView } from '../../../src-shared/contract/session-view.ts';
import { useFormats } from '../../app/formats.ts';
import { readyValue, useLiveView } from '../../app/use-live-view.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { LockedView } from './locked-view.tsx';

type LockedProps = {
  readonly lock: Exclude<SessionView['lock'], null | 'PASSPHRASE_NEEDED' | 'PASSPHRASE_REQUIRED'>;
  readonly today: string;
  readonly onSignIn: () => void;
};

/** Stands in place of every screen while the device may not show what it holds. */
export function Locked({ lock, today, onSignIn }: LockedProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useEngineConnection((connection) => connection.client);
  const sync = readyValue(useLiveView((engine, signal) => engine.sync.watch(undefined, { signal }), 'sync'));
  const lastAt = sync?.lastUpToDateAt ?? null;
  return (
    <LockedView
      lock={lock}
      todayText={formats.fullDate(today)}
      lastText={lastAt === null ? null : t('sync.lastUpToDate', { at: formats.dateTime(lastAt) })}
      waitingCount={sync?.waitingCount ?? 0}
      attentionCount={sync?.attentionCount ?? 0}
      isEngineLost={client === null}
      onTryNow={() => void client?.sync.now()}
      onSignIn={onSignIn}
    />
  );
}
