import { firstRowWindow, type RowWindow, rowWindowFor } from './row-window.ts';

type Report = { readonly first: number; readonly atMs: number };

/** What is in view, and where its beginning was before while it moved: the oldest first, the present one last. */
type InView = { readonly first: number; readonly last: number; readonly trail: readonly Report[] };

/**
 * The windows that a list asks for, one at a time: a request that is on its way is never given up for a movement of the
 * view, or nothing would arrive before the movement ends. Times are of one clock that only goes forward.
 */
export type WindowRequests = {
  /** The window that is open. */
  readonly asked: RowWindow;
  /** Null once its rows are there. */
  readonly askedAtMs: number | null;
  /** How long an answer takes, in the mean of the last ones. */
  readonly answerMs: number;
  readonly total: number;
  readonly inView: InView | null;
};

/** Reports of the view that are further apart than this are two movements. */
const movementMs = 400;
/** So much of a movement tells its speed: single reports come too early or too late by a frame. */
const trailMs = 150;
const frameMs = 16;
/** A view that is so many rows further with the next report has been put there: it does not go on like this. */
const leap = 1_500;
const longestAnswerMs = 400;
const usualAnswerMs = 60;
const newestWeight = 0.3;

export function firstRequests(atMs: number): WindowRequests {
  return {
    asked: firstRowWindow,
    askedAtMs: atMs,
    answerMs: usualAnswerMs,
    total: Number.POSITIVE_INFINITY,
    inView: null,
  };
}

/** Rows `first` to `last` have come into view. */
export function viewMoved(
  requests: WindowRequests,
  first: number,
  last: number,
  atMs: number,
): WindowRequests {
  const inView = { first, last, trail: trailTo({ first, atMs }, requests.inView?.trail ?? []) };
  return askNext({ ...requests, inView }, atMs);
}

/** The rows of the window that was asked for are there: now the view may have left it, and the next one is asked for. */
export function windowAnswered(requests: WindowRequests, total: number, atMs: number): WindowRequests {
  const { askedAtMs, answerMs } = requests;
  if (askedAtMs === null) return requests.total === total ? requests : { ...requests, total };
  const took = Math.min(longestAnswerMs, atMs - askedAtMs);
  const mean = answerMs + (took - answerMs) * newestWeight;
  return askNext({ ...requests, askedAtMs: null, answerMs: mean, total }, atMs);
}

/** The window was refused; the next movement of the view asks again. */
export function windowFailed(requests: WindowRequests): WindowRequests {
  return { ...requests, askedAtMs: null };
}

/** The window is asked for anew: of another list, which does not move yet. */
export function listChanged(requests: WindowRequests, atMs: number): WindowRequests {
  const { inView } = requests;
  return {
    ...requests,
    askedAtMs: atMs,
    total: Number.POSITIVE_INFINITY,
    inView: inView === null ? null : { ...inView, trail: inView.trail.slice(-1) },
  };
}

function trailTo(report: Report, before: readonly Report[]): readonly Report[] {
  const last = before.at(-1);
  const goesOn =
    last !== undefined &&
    report.atMs - last.atMs <= movementMs &&
    Math.abs(report.first - last.first) <= leap;
  if (!goesOn) return [report];
  return [...before.filter(({ atMs }) => report.atMs - atMs <= trailMs || atMs === last.atMs), report];
}

/** How fast the view moves, in rows per millisecond (negative towards the beginning), and how often it is reported. */
function movementOf(trail: readonly Report[]): { readonly rowsPerMs: number; readonly intervalMs: number } {
  const [from, to] = [trail[0], trail.at(-1)];
  if (from === undefined || to === undefined || from === to) return { rowsPerMs: 0, intervalMs: frameMs };
  const tookMs = Math.max(frameMs, to.atMs - from.atMs);
  return { rowsPerMs: (to.first - from.first) / tookMs, intervalMs: tookMs / (trail.length - 1) };
}

function askNext(requests: WindowRequests, atMs: number): WindowRequests {
  const { asked, askedAtMs, answerMs, total, inView } = requests;
  if (askedAtMs !== null || inView === null) return requests;
  const { first, last, trail } = inView;
  const { rowsPerMs, intervalMs } = movementOf(trail);
  const isMoving = atMs - (trail.at(-1)?.atMs ?? atMs) <= Math.max(50, 2 * intervalMs);
  // What is not asked for now waits for the next report of the view.
  const travelled = isMoving ? rowsPerMs * (answerMs + intervalMs) : 0;
  const ahead = rowWindowFor(first, last, asked, { travelled, total });
  // The window ahead is there already and the view may have stopped before it.
  const next = ahead === asked ? rowWindowFor(first, last, asked, { travelled: 0, total }) : ahead;
  return next === asked ? requests : { ...requests, asked: next, askedAtMs: atMs };
}
