/** How often somebody may ask: `perSecond` for ever, `burst` at once. */
export type RateLimit = { readonly perSecond: number; readonly burst: number };

/** What one server process takes on. */
export type ServerLimits = {
  readonly perDevice: RateLimit;
  readonly perUser: RateLimit;
  /** Of requests without a session: a whole office can be behind one address. */
  readonly perAddress: RateLimit;
  /** Requests that may be under way at once, those that wait for their turn among them; more are told to come again. */
  readonly maxRunning: number;
  /** Requests that are worked on at once; the others wait. */
  readonly maxWorking: number;
  /** Pages that may be read or on their way at once; each holds some megabytes until its reader has taken it. */
  readonly maxPulling: number;
  /** What a workstation uses. */
  readonly maxPullsPerDevice: number;
  readonly maxPullsPerUser: number;
  /** A page of which its reader takes nothing for so long is given up, in milliseconds. */
  readonly pullStallMs: number;
  /** For which a request waits for its turn, in milliseconds: less than workstations wait for a reply. */
  readonly maxWaitMs: number;
  /** Bodies that may be arriving at once from one address; more are told to come again. */
  readonly maxReadingPerAddress: number;
  /** Streams of hints that a device may hold open; one more ends the oldest. */
  readonly maxStreamsPerDevice: number;
  readonly maxStreamsPerUser: number;
  /** How often a device that holds a stream is noted as seen, in milliseconds. */
  readonly sightingMs: number;
  /** In which a request must have arrived whole, in milliseconds. */
  readonly requestTimeoutMs: number;
  /** For which running requests are waited for when the server stops, in milliseconds. */
  readonly stopTimeoutMs: number;
};

/**
 * A workstation that works hard asks some ten times a second; a first sync asks page after page. What is beyond is a
 * loop that went wrong, or somebody who should be slowed.
 */
export const standardLimits: ServerLimits = {
  perDevice: { perSecond: 30, burst: 300 },
  perUser: { perSecond: 60, burst: 600 },
  perAddress: { perSecond: 50, burst: 1500 },
  maxRunning: 10_000,
  maxWorking: 64,
  maxPulling: 32,
  maxPullsPerDevice: 2,
  maxPullsPerUser: 6,
  pullStallMs: 30_000,
  maxWaitMs: 20_000,
  maxReadingPerAddress: 2000,
  maxStreamsPerDevice: 2,
  maxStreamsPerUser: 20,
  sightingMs: 5 * 60_000,
  requestTimeoutMs: 60_000,
  stopTimeoutMs: 15_000,
};
