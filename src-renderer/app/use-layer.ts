import { useEffectEvent, useLayoutEffect } from 'react';
import { openLayer } from '../state/open-layers.ts';

type Layer = { readonly opened: boolean; readonly onClose: () => void; readonly closeOnEscape: false };

/** What makes a dialog or drawer one of the layers over the screens, of which Escape closes the topmost alone. */
export function useLayer(opened: boolean, onClose: () => void): Layer {
  const onEscape = useEffectEvent(onClose);
  useLayoutEffect(() => (opened ? openLayer(window, () => onEscape()) : undefined), [opened]);
  return { opened, onClose, closeOnEscape: false };
}
