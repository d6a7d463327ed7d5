import type { DunningNotice } from '../../../../src-shared/domain/dunning/notice.ts';
import { outdatedItems } from '../../../../src-shared/domain/dunning/outdated.ts';
import { blockOn, proposeNotices } from '../../../../src-shared/domain/dunning/propose-notices.ts';
import { isPending } from '../../../../src-shared/domain/request/ask.ts';
import { comingDay, isMine, isSuperior, type Maker, pickFrom, type Situation } from './situation.ts';

const propose: Maker = (situation) => {
  const { account, position, settings } = situation;
  const due = proposeNotices(account, position, settings).find(({ notice }) => notice !== null);
  return due && { noticeId: situation.newId(), currency: due.currency };
};

/** G1: by somebody else than who proposed it. */
const approve: Maker = (situation) => {
  if (!isSuperior(situation)) return undefined;
  const notices = noticesIn(situation, 'proposed').filter(({ proposed }) => !isMine(situation, proposed.by));
  return ofNotice(situation, standing(situation, notices));
};

const markSent: Maker = (situation) =>
  ofNotice(situation, standing(situation, noticesIn(situation, 'approved')));

const cancel: Maker = (situation) => ofNotice(situation, noticesIn(situation, 'proposed', 'approved'));

function noticesIn(
  { account }: Situation,
  ...states: readonly DunningNotice['state'][]
): readonly DunningNotice[] {
  return account.notices.filter(({ state }) => states.includes(state));
}

/** G1: mostly those that may still be sent; the others stay refused until somebody cancels them. */
function standing(
  { account, position, random, today }: Situation,
  notices: readonly DunningNotice[],
): readonly DunningNotice[] {
  if (random.chance(0.2)) return notices;
  if (blockOn(account, today) !== null) return [];
  return notices.filter((notice) =>
    outdatedItems(notice, position).every(({ presentMinor, saidMinor }) => presentMinor >= saidMinor),
  );
}

function ofNotice(situation: Situation, notices: readonly DunningNotice[]) {
  const notice = pickFrom(situation, notices);
  return notice && { noticeId: notice.id };
}

const block: Maker = (situation) => {
  const { account, random } = situation;
  if (account.requests.some((one) => one.kind === 'dunning-block' && isPending(one))) return undefined;
  const until = random.chance(0.7) ? comingDay(situation, 30) : null;
  return { requestId: situation.newId(), until };
};

/** A paper that somebody hands out; now and then with a number that was given before. */
const issue: Maker = ({ random, newId, deviceCode }) => {
  const hash = () =>
    random
      .integer(0, 2 ** 40)
      .toString(16)
      .padStart(64, '0');
  return {
    ...{
      paperId: newId(),
      number: `${deviceCode}-D${random.integer(1, 9_999)}`,
      kind: 'statement',
      locale: 'en',
    },
    ...{ subject: { isSummary: false, asOf: null, from: null }, pageCount: random.integer(1, 9) },
    ...{ templateVersion: null, inputHash: hash(), fileHash: hash(), means: 'printed', copyOf: null },
  };
};

export const noticeMakers = {
  'document.issue': issue,
  'dunning.propose': propose,
  'dunning.approve': approve,
  'dunning.mark-sent': markSent,
  'dunning.cancel': cancel,
  'dunning.block': block,
} as const satisfies Readonly<Record<string, Maker>>;
