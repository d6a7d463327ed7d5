import type {
  ContactPermissionView,
  ContactQuery,
} from '../../../../src-shared/contract/account-questions.ts';
import { readyValue, useLiveView } from '../../use-live-view.ts';

/** A1: whether the contact is allowed, live; undefined where nothing is asked or no answer has come yet. */
export function useContactPermission(question: ContactQuery | null): ContactPermissionView | undefined {
  const view = useLiveView<ContactPermissionView>(
    async (client, signal) => {
      // Never opened without a question.
      if (question === null) throw new Error('no contact is asked about');
      return client.account.contactPermission(question, { signal });
    },
    question === null ? null : JSON.stringify(question),
  );
  return question === null ? undefined : readyValue(view);
}
