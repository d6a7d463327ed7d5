/** What is waited for after an input: that something is there, is gone, or shows something else. */
export type Answer = {
  readonly kind: 'appears' | 'gone' | 'changes';
  /** Of what is looked at: all that fit are taken together. */
  readonly selector: string;
};

/** What the page tells of itself, in milliseconds. */
export type PageWatch = {
  /** Looks from now on for the answer to the next input. */
  expect(answer: Answer): void;
  /** From the input until the frame with its answer was drawn; undefined where none came in time. */
  answered(): Promise<number | undefined>;
  /** From each input until the next frame was drawn, as the browser itself measures it. */
  readonly inputs: number[];
  /** Layout shifts that no input has caused, with the time of each. */
  readonly shifts: { readonly at: number; readonly value: number }[];
  /** When the first row of the worklist was drawn, since the epoch. */
  readonly usableAt: number | undefined;
  scroll(durationMs: number): Promise<Scrolling>;
};

/** One way through a list from end to end. */
export type Scrolling = {
  readonly framesMs: readonly number[];
  /** Stretches in which the list had not one row with content in view. */
  readonly blanksMs: readonly number[];
  /** Of the rows in view, over all frames. */
  readonly shareWithContent: number;
};

declare global {
  interface Window {
    pageWatch: PageWatch;
  }
}

/** Runs in the page before its own scripts; everything that it needs stands inside. */
export function installPageWatch(): void {
  const patienceMs = 15_000;
  const rowHeight = 46;
  const inputs: number[] = [];
  const shifts: { at: number; value: number }[] = [];
  let inputAt: number | undefined;
  let answer: Promise<number | undefined> = Promise.resolve(undefined);
  let usableAt: number | undefined;

  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  /** A task that was posted in a frame runs when the frame has been drawn. */
  const drawn = () =>
    new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        // An open port would keep the page's memory.
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  const textOf = (selector: string) =>
    [...document.querySelectorAll(selector)]
      .map((one) => `${one.getAttribute('aria-rowcount') ?? ''}${one.textContent}`)
      .join('\n');
  const isBusy = () => document.querySelector('main [aria-busy="true"], main .mantine-Loader-root') !== null;

  for (const kind of ['keydown', 'pointerdown'] as const) {
    addEventListener(kind, ({ timeStamp }) => (inputAt ??= timeStamp), { capture: true, passive: true });
  }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ('interactionId' in entry && Number(entry.interactionId) > 0) inputs.push(entry.duration);
    }
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ('value' in entry && 'hadRecentInput' in entry && entry.hadRecentInput === false) {
        shifts.push({ at: entry.startTime, value: Number(entry.value) });
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });

  const lookForRows = async () => {
    while (document.querySelector('tr[data-index]') === null) await nextFrame();
    await drawn();
    usableAt = performance.timeOrigin + performance.now();
  };
  void lookForRows();

  const waitForAnswer = async ({ kind, selector }: Answer, before: string) => {
    const until = performance.now() + patienceMs;
    const isThere = () => {
      const now = textOf(selector);
      if (kind === 'gone') return document.querySelector(selector) === null;
      return (
        document.querySelector(selector) !== null && (kind === 'appears' || (now !== before && !isBusy()))
      );
    };
    for (;;) {
      const frameAt = await nextFrame();
      if (inputAt !== undefined && isThere()) break;
      if (frameAt > until) return undefined;
    }
    await drawn();
    return performance.now() - inputAt;
  };

  const scroller = (): Element => {
    let element: Element | null = document.querySelector('main table');
    while (element !== null && element.scrollHeight <= element.clientHeight + 1)
      element = element.parentElement;
    if (element === null) throw new Error('nothing scrolls here');
    return element;
  };

  const scroll = async (durationMs: number): Promise<Scrolling> => {
    const element = scroller();
    const far = element.scrollHeight - element.clientHeight;
    const framesMs: number[] = [];
    const blanksMs: number[] = [];
    let [blankMs, inView, withContent] = [0, 0, 0];
    const startedAt = await nextFrame();
    for (let before = startedAt; before < startedAt + durationMs; ) {
      const at = await nextFrame();
      framesMs.push(at - before);
      // What is in view now was drawn by the frame before.
      const first = Math.floor(element.scrollTop / rowHeight);
      const rows = Math.floor(element.clientHeight / rowHeight) - 1;
      const shown = [...element.querySelectorAll<HTMLElement>('tr[data-index]')].filter((row) => {
        const index = Number(row.dataset.index);
        return index >= first && index < first + rows;
      }).length;
      inView += rows;
      withContent += Math.min(shown, rows);
      if (shown > 0 && blankMs > 0) {
        blanksMs.push(blankMs);
        blankMs = 0;
      }
      if (shown === 0) blankMs += at - before;
      element.scrollTop = far * Math.min(1, (at - startedAt) / durationMs);
      before = at;
    }
    if (blankMs > 0) blanksMs.push(blankMs);
    return { framesMs, blanksMs, shareWithContent: withContent / inView };
  };

  window.pageWatch = {
    inputs,
    shifts,
    get usableAt() {
      return usableAt;
    },
    expect(wanted) {
      inputAt = undefined;
      answer = waitForAnswer(wanted, textOf(wanted.selector));
    },
    answered: () => answer,
    scroll,
  };
}
