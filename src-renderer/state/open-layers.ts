/** What lies over the screens. */
const layers = new Set<number>();
let openings = 0;

/** The place of a layer that opens now: above all that were opened before. */
export function takeLayerPlace(): number {
  openings += 1;
  return openings;
}

/**
 * A dialog or drawer is open: until what comes back is called, Escape closes it where none of a higher place is open.
 * A layer that is taken away and comes back by itself keeps its place.
 */
export function openLayer(events: EventTarget, place: number, onEscape: () => void): () => void {
  const listener = (event: Event): void => {
    if (handled.has(event) || !isFreeEscape(event) || place !== Math.max(...layers)) return;
    // Closing it makes the one below the topmost, which is asked for the same key.
    handled.add(event);
    onEscape();
  };
  layers.add(place);
  events.addEventListener('keydown', listener, { capture: true });
  return () => {
    layers.delete(place);
    events.removeEventListener('keydown', listener, { capture: true });
  };
}

const handled = new WeakSet<Event>();

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
