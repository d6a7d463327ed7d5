import { Button, Progress, SegmentedControl } from '@mantine/core';
import type { DesktopAction } from '../../../../src-shared/contract/desktop-view.ts';
import {
  type OfferedVersion,
  type UpdateState,
  type UpdatesView,
  updateChannels,
} from '../../../../src-shared/contract/updates-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { useSession } from '../../../app/session-context.ts';
import { updateWords } from '../../../app/update-words.ts';
import { useDesktop } from '../../../app/use-desktop.ts';
import { useDesktopAsk } from '../../../app/use-desktop-ask.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { Actions, Panel, Setting } from '../parts/panel.tsx';
import styles from './updates.module.css';

/** New versions of the desktop app; in a browser, how this copy comes to one. */
export function Updates() {
  const { t } = useTranslation();
  const { host } = useSession();
  const updates = useDesktop()?.updates ?? null;
  const { ask, problem } = useDesktopAsk();
  if (host === 'browser') return <Panel title={t('updates.title')} text={t('updates.inBrowser')} />;
  return updates === null ? null : <UpdatesPanel updates={updates} ask={ask} problem={problem} />;
}

type Ask = (action: DesktopAction) => void;
type PanelProps = {
  readonly updates: UpdatesView;
  readonly ask: Ask;
  readonly problem: ReturnType<typeof useDesktopAsk>['problem'];
};

export function UpdatesPanel({ updates, ask, problem }: PanelProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { state } = updates;
  const isFailed = state.name === 'failed';
  return (
    <Panel title={t('updates.title')}>
      <p role={isFailed ? 'alert' : 'status'} className={isFailed ? styles.failed : styles.state}>
        {updateWords(state, t, formats)}
      </p>
      {updates.oldNewsAt === null ? null : (
        <p className={styles.oldNews}>{t('updates.oldNews', { at: formats.dateTime(updates.oldNewsAt) })}</p>
      )}
      {state.name === 'downloading' ? (
        <Progress size="sm" value={state.percent} aria-label={t('updates.progress')} />
      ) : null}
      {state.name === 'ready' && state.delay !== null ? (
        <p role="alert" className={styles.delay}>
          {t(`updates.delay.${state.delay}`)}
        </p>
      ) : null}
      {isPassing(state) && problem === null ? null : (
        <Actions problem={problem}>
          <Buttons state={state} ask={ask} />
        </Actions>
      )}
      {'offered' in state && state.offered !== null ? <Notes offered={state.offered} /> : null}
      {state.name === 'off' ? null : <Channel updates={updates} ask={ask} />}
    </Panel>
  );
}

/** There is nothing that a person could do about it now. */
function isPassing({ name }: UpdateState): boolean {
  return ['off', 'downloading', 'installing'].includes(name);
}

function Buttons({ state, ask }: { state: UpdateState; ask: Ask }) {
  const { t } = useTranslation();
  if (state.name === 'ready')
    return (
      <>
        <Button size="sm" onClick={() => ask({ action: 'updates-install', when: 'now' })}>
          {t('updates.installNow')}
        </Button>
        {state.isAtQuit ? null : (
          <Button
            variant="default"
            size="sm"
            onClick={() => ask({ action: 'updates-install', when: 'at-quit' })}
          >
            {t('updates.installAtQuit')}
          </Button>
        )}
      </>
    );
  if (isPassing(state)) return null;
  return (
    <Button
      variant="default"
      size="sm"
      // It stays while it looks: nothing below jumps.
      loading={state.name === 'checking'}
      onClick={() => ask({ action: 'updates-check' })}
    >
      {t(state.name === 'failed' ? 'updates.tryAgain' : 'updates.check')}
    </Button>
  );
}

function Notes({ offered }: { offered: OfferedVersion }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { version, releasedAt, notes } = offered;
  return (
    <>
      <h3 className={styles.heading}>{t('updates.notes', { version, at: formats.dateTime(releasedAt) })}</h3>
      {/* Text and nothing else: whatever looks like markup is shown as it was written. */}
      <p className={styles.notes}>{notes ?? t('updates.noNotes')}</p>
    </>
  );
}

function Channel({ updates, ask }: { updates: UpdatesView; ask: Ask }) {
  const { t } = useTranslation();
  const { channel, isChannelFixed } = updates;
  return (
    <div className={styles.channel}>
      <Setting label={t('updates.channel')} id="settings-update-channel">
        <SegmentedControl
          aria-labelledby="settings-update-channel"
          value={channel}
          disabled={isChannelFixed || updates.state.name === 'installing'}
          data={updateChannels.map((value) => ({ value, label: t(`updates.channelName.${value}`) }))}
          onChange={(value) => {
            const chosen = updateChannels.find((one) => one === value);
            if (chosen !== undefined) ask({ action: 'updates-channel', channel: chosen });
          }}
        />
      </Setting>
      <p className={styles.hint}>{t(isChannelFixed ? 'updates.channelFixed' : 'updates.channelText')}</p>
    </div>
  );
}
