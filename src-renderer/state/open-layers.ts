/** What lies over the screens, in the order in which it was opened. */
const layers: symbol[] = [];

/**
 * A dialog or drawer was opened: until what comes back is called, Escape closes it where nothing was opened above it
 * since. The lower ones are asked first, so that the key that closes the topmost does not reach the one below.
 */
export function openLayer(events: EventTarget, onEscape: () => void): () => void {
  const layer = Symbol('layer');
  const listener = (event: Event): void => {
    if (layers.at(-1) === layer && isFreeEscape(event)) onEscape();
  };
  layers.push(layer);
  events.addEventListener('keydown', listener, { capture: true });
  return () => {
    layers.splice(layers.indexOf(layer), 1);
    events.removeEventListener('keydown', listener, { capture: true });
  };
}

/** Not one that ends a composition, and not one that closes a list or a calendar in the dialog first. */
function isFreeEscape(event: Event): boolean {
  if (!('key' in event) || event.key !== 'Escape') return false;
  if ('isComposing' in event && event.isComposing === true) return false;
  const { target } = event;
  const isKept =
    typeof Element !== 'undefined' &&
    target instanceof Element &&
    target.getAttribute('data-mantine-stop-propagation') === 'true';
  return !isKept;
}
