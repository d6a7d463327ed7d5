import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import { openLayer, takeLayerPlace } from '../state/open-layers.ts';

type Layer = { readonly opened: boolean; readonly onClose: () => void; readonly closeOnEscape: false };

/** What makes a dialog or drawer one of the layers over the screens, of which Escape closes the topmost alone. */
export function useLayer(opened: boolean, onClose: () => void): Layer {
  const onEscape = useEffectEvent(onClose);
  const place = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (!opened) {
      place.current = null;
      return undefined;
    }
    // Kept where React takes the effects away and brings them back, the inner ones first: while something loads.
    place.current ??= takeLayerPlace();
    return openLayer(window, place.current, () => onEscape());
  }, [opened]);
  return { opened, onClose, closeOnEscape: false };
}
