import { notifications } from '@mantine/notifications';
import type { SessionView } from '../../src-shared/contract/session-view.ts';
import { forgetAccountOrders } from '../state/account-orders.ts';
import { clearPicked } from '../state/account-selection.ts';
import { openAllGroups } from '../state/closed-groups.ts';
import { forgetDocumentBatches } from '../state/document-batches.ts';
import { searchDocuments } from '../state/document-search.ts';
import { forgetListPlaces } from '../state/list-places.ts';
import { clearAllMarks } from '../state/marked-rows.ts';
import { closeAction } from '../state/open-action.ts';
import { closeForm } from '../state/open-form.ts';
import { closePalette } from '../state/palette.ts';
import { forgetShownAccounts } from '../state/shown-account.ts';
import { seekNote } from '../state/sought-note.ts';
import { forgetBatches } from './decide/batch-run.ts';
import { clearOwnCopy } from './own-copies.ts';
import { forgetViews } from './view-memory.ts';

/**
 * What takes away what lies over the screens and what they remember: when they are locked, and when another person comes
 * all that the one before has chosen and searched. It is told of each session before that is drawn.
 */
export function createLeaving(): (session: SessionView | null) => void {
  let userId: string | undefined;
  return (session) => {
    if (session === null || session.lock !== null) {
      notifications.clean();
      forgetViews();
      clearOwnCopy(window);
    }
    const next = session?.actor.userId;
    if (userId !== undefined && next !== userId) leaveNothing();
    userId = next;
  };
}

function leaveNothing(): void {
  notifications.clean();
  forgetBatches();
  forgetDocumentBatches();
  closeForm();
  closeAction();
  closePalette();
  forgetShownAccounts();
  clearPicked();
  clearAllMarks();
  forgetAccountOrders();
  forgetListPlaces();
  openAllGroups();
  searchDocuments('');
  seekNote(null);
  forgetViews();
}
