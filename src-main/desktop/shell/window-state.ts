import { z } from 'zod';
import { appearanceSchema } from '../../../src-shared/contract/appearance.ts';
import { parseJson } from '../../../src-shared/domain/parse-json.ts';

/** In device-independent pixels, of the desktop that all displays make up. */
export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const position = z.int().min(-100_000).max(100_000);
const length = z.int().min(1).max(100_000);
const areaSchema = z.strictObject({ x: position, y: position, width: length, height: length });

const windowStateSchema = z.strictObject({
  /** Where the window is while it is neither maximised nor full screen. */
  bounds: areaSchema,
  isMaximised: z.boolean(),
  isFullScreen: z.boolean(),
});

/** What the shell has to know before there is a screen. Nothing personal. */
const shellStateSchema = z.strictObject({
  version: z.literal(1),
  window: windowStateSchema.nullable(),
  appearance: appearanceSchema.nullable(),
  /** The windows are hidden from screenshots and shared screens. */
  protectsContents: z.boolean(),
});
export type ShellState = Readonly<Omit<z.output<typeof shellStateSchema>, 'version'>>;

export const noShellState: ShellState = { window: null, appearance: null, protectsContents: false };

/** Undefined for anything but a whole state of this version. */
export function readShellState(text: string): ShellState | undefined {
  const { success, data } = shellStateSchema.safeParse(parseJson(text));
  if (!success) return undefined;
  return { window: data.window, appearance: data.appearance, protectsContents: data.protectsContents };
}

export function writeShellState({ window, appearance, protectsContents }: ShellState): string {
  return `${JSON.stringify({ version: 1, window, appearance, protectsContents })}\n`;
}
