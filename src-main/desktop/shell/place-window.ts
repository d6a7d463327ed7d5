import type { Area } from './window-state.ts';

/** The least that the screens need (an account on a tablet), and what a window has at first. */
export const smallestWindow = { width: 1024, height: 640 } as const;
const usualWindow = { width: 1440, height: 900 } as const;

/** How much of the top of a window has to be seen for somebody to take hold of it. */
const gripWidth = 160;
const gripHeight = 32;
const cascadeStep = 28;

/**
 * Where a window opens: where it was, as long as its top can be seen and taken hold of; else within the display that it
 * was nearest to; in the middle of the first display where it has never been.
 * @param workAreas of the displays that are there now, the primary one first
 */
export function placeWindow(kept: Area | null, workAreas: readonly Area[]): Area {
  const [primary] = workAreas;
  if (primary === undefined) return kept ?? { x: 0, y: 0, ...usualWindow };
  if (kept === null) return centred(primary);
  const large = {
    ...kept,
    width: Math.max(kept.width, smallestWindow.width),
    height: Math.max(kept.height, smallestWindow.height),
  };
  return workAreas.some((area) => isGripSeen(large, area)) ? large : within(large, nearest(large, workAreas));
}

/** Where another window opens: down and to the right of the one before, begun anew at the top where there is no room. */
export function placeBeside(before: Area, workAreas: readonly Area[]): Area {
  const area = nearest(before, workAreas);
  const size = { width: Math.min(before.width, area.width), height: Math.min(before.height, area.height) };
  const x = before.x + cascadeStep;
  const y = before.y + cascadeStep;
  const hasRoom = x + size.width <= area.x + area.width && y + size.height <= area.y + area.height;
  return hasRoom ? { x, y, ...size } : { x: area.x, y: area.y, ...size };
}

function centred(area: Area): Area {
  const width = Math.min(usualWindow.width, area.width);
  const height = Math.min(usualWindow.height, area.height);
  const x = area.x + Math.round((area.width - width) / 2);
  const y = area.y + Math.round((area.height - height) / 2);
  return { x, y, width, height };
}

function isGripSeen(window: Area, area: Area): boolean {
  const seen = overlap({ ...window, height: gripHeight }, area);
  return seen.width >= Math.min(gripWidth, window.width) && seen.height === gripHeight;
}

function within(window: Area, area: Area): Area {
  const width = Math.min(window.width, area.width);
  const height = Math.min(window.height, area.height);
  return {
    x: clamp(window.x, area.x, area.x + area.width - width),
    y: clamp(window.y, area.y, area.y + area.height - height),
    width,
    height,
  };
}

/** The area that the window has most of; where it has nothing of any, the first. */
function nearest(window: Area, areas: readonly Area[]): Area {
  const size = (area: Area): number => {
    const { width, height } = overlap(window, area);
    return width * height;
  };
  const most = areas.reduce<Area | undefined>(
    (best, area) => (best === undefined || size(area) > size(best) ? area : best),
    undefined,
  );
  return most ?? window;
}

function overlap(one: Area, other: Area): { readonly width: number; readonly height: number } {
  const length = (a: number, aLength: number, b: number, bLength: number): number =>
    Math.max(0, Math.min(a + aLength, b + bLength) - Math.max(a, b));
  return {
    width: length(one.x, one.width, other.x, other.width),
    height: length(one.y, one.height, other.y, other.height),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
