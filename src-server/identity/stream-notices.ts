import { z } from 'zod';
import type { Store } from '../store/store.ts';
import type { Session } from './session.ts';
import { type StreamNotice, streamChannel } from './session-end.ts';

const noticeSchema = z.intersection(
  z.object({ tenantId: z.string() }),
  z.union([
    z.strictObject({ tenantId: z.string(), sessionId: z.string() }),
    z.strictObject({ tenantId: z.string(), deviceId: z.string() }),
    z.strictObject({ tenantId: z.string(), userId: z.string(), except: z.string().optional() }),
  ]),
);

/** Calls back for sessions whose streams must end. */
export type StreamNotices = {
  readonly watch: (session: Session, end: () => void) => () => void;
};

/** Listens for the ends of sessions, whichever server process ends them. */
export async function openStreamNotices(store: Store): Promise<StreamNotices> {
  const watched = new Set<{ readonly session: Session; readonly end: () => void }>();
  const onPayload = (payload: string): void => {
    const notice = noticeSchema.parse(JSON.parse(payload)) as StreamNotice;
    for (const { session, end } of watched) if (concerns(notice, session)) end();
  };
  await store.listen(streamChannel, onPayload, () => {
    // What was missed is not known: whoever may stay connects again.
    for (const { end } of watched) end();
  });
  return {
    watch: (session, end) => {
      const entry = { session, end };
      watched.add(entry);
      return () => watched.delete(entry);
    },
  };
}

/** True where a session is among those of a notice. */
export function concerns(notice: StreamNotice, session: Session): boolean {
  if (notice.tenantId !== session.tenantId) return false;
  if ('sessionId' in notice) return notice.sessionId === session.sessionId;
  if ('deviceId' in notice) return notice.deviceId === session.deviceId;
  return notice.userId === session.actor.userId && notice.except !== session.sessionId;
}
