import type { TFunction } from 'i18next';
import type { UpdateState } from '../../src-shared/contract/updates-view.ts';
import type { Formats } from './formats.ts';

/** Where the search for a new version stands, in a sentence that says what comes next. */
export function updateWords(state: UpdateState, t: TFunction, formats: Formats): string {
  switch (state.name) {
    case 'off':
      return t(`updates.off.${state.reason}`);
    case 'not-checked':
      return t('updates.notChecked');
    case 'checking':
      return t('updates.checking');
    case 'up-to-date':
      return t('updates.upToDate', { at: formats.dateTime(state.since) });
    case 'staged':
      return t('updates.staged', { version: state.offered.version });
    case 'downloading':
      return t('updates.downloading', { version: state.offered.version, percent: state.percent });
    case 'ready':
      return t(state.isAtQuit ? 'updates.readyAtQuit' : 'updates.ready', { version: state.offered.version });
    case 'installing':
      return t('updates.installing', { version: state.offered.version });
    case 'failed':
      return t(`updates.failure.${state.failure.code}`, { ...state.failure.params });
  }
}
