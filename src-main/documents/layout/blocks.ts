import type { TextStyle } from '../type/text-style.ts';
import type { Alignment, Block, Cell, Paragraph, Room, Stack } from './block.ts';

export type TextOptions = Partial<TextStyle> &
  Room & {
    readonly align?: Alignment;
    readonly role?: 'H1' | 'H2';
    readonly lineHeight?: number;
    readonly link?: string | undefined;
  };

/** A paragraph of one style. */
export function text(value: string, options: TextOptions = {}): Paragraph {
  const { size, bold, colour, ...rest } = options;
  const style = {
    ...(size === undefined ? {} : { size }),
    ...(bold === undefined ? {} : { bold }),
    ...(colour === undefined ? {} : { colour }),
  };
  return { kind: 'paragraph', spans: [{ text: value }], style, ...rest };
}

export function stack(blocks: readonly Block[], options: Omit<Stack, 'kind' | 'blocks'> = {}): Stack {
  return { kind: 'stack', blocks, ...options };
}

/** A cell of one block, or of several below each other. */
export function cell(content: Block | readonly Block[], options: Omit<Cell, 'blocks'> = {}): Cell {
  return { blocks: isList(content) ? content : [content], ...options };
}

function isList(content: Block | readonly Block[]): content is readonly Block[] {
  return Array.isArray(content);
}
