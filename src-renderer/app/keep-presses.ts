/** As far as a hand moves between press and release without meaning to, in pixels. */
const steadyPx = 6;

type Press = {
  readonly element: HTMLElement;
  /** What it said when it was pressed: a row of a list may be given to another account. */
  readonly words: string | null;
  readonly x: number;
  readonly y: number;
};

/**
 * Has a press count for what was pressed. Lists move by themselves while a sync comes in or an entry leaves; where the
 * pressed button has moved away below the pointer before it is released, the browser makes no click of it.
 */
export function keepPresses(page: Document): void {
  let press: Press | null = null;
  page.addEventListener(
    'pointerdown',
    (event) => {
      press = isPlain(event) ? pressOf(event) : null;
    },
    { capture: true },
  );
  // Not on pointerup: what a mouse releases inside of is known to have its own click only then.
  page.addEventListener(
    'mouseup',
    (event) => {
      const begun = press;
      press = null;
      if (begun !== null && isLost(begun, event)) begun.element.click();
    },
    { capture: true },
  );
}

function isPlain(event: PointerEvent): boolean {
  const hasKey = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  return event.isPrimary && event.button === 0 && event.pointerType !== 'touch' && !hasKey;
}

function pressOf({ target, clientX, clientY }: PointerEvent): Press | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('button, a[href]') : null;
  return element && { element, words: element.textContent, x: clientX, y: clientY };
}

/** The pointer stayed where it was, what it had pressed did not, and it is still what it was. */
function isLost({ element, words, x, y }: Press, released: MouseEvent): boolean {
  const isOn = released.target instanceof Node && element.contains(released.target);
  const isSteady = Math.hypot(released.clientX - x, released.clientY - y) <= steadyPx;
  const isSame = element.isConnected && element.textContent === words;
  return !isOn && isSteady && isSame;
}
