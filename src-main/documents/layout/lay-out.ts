import { type StructureNode, structureNode } from '../pdf/structure.ts';
import { textLines } from '../type/text-lines.ts';
import { textTokens } from '../type/text-tokens.ts';
import type { Block, Drawing, Look, Paragraph, Picture, Placed, Stack, TurnedText } from './block.ts';
import { layOutGrid } from './lay-out-grid.ts';
import type { LayoutContext } from './layout-context.ts';
import { keptTogether, movedRight, type Piece, paintAll, roomOf } from './piece.ts';

/** The pieces of a block for a width in points, from top to bottom. */
export function layOut(block: Block, width: number, context: LayoutContext): Piece[] {
  const { left = 0, right = 0 } = block;
  const inner = width - left - right;
  const pieces = movedRight(piecesOf(block, inner, context), left);
  return [...roomOf(block.above), ...pieces, ...roomOf(block.below)];
}

function piecesOf(block: Block, width: number, context: LayoutContext): readonly Piece[] {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block, width, context);
    case 'stack':
      return stack(block, width, context);
    case 'grid':
      return layOutGrid(block, inherited(context, block), layOut);
    case 'drawing':
      return [drawing(block, context)];
    case 'picture':
      return [picture(block, context)];
    case 'turned-text':
      return turnedText(block, context);
    case 'placed':
      return [placed(block, context)];
  }
}

function inherited(context: LayoutContext, { style, align }: Look): LayoutContext {
  if (style === undefined && align === undefined) return context;
  return {
    ...context,
    style: style === undefined ? context.style : { ...context.style, ...style },
    align: align ?? context.align,
  };
}

function stack(block: Stack, width: number, context: LayoutContext): readonly Piece[] {
  const inner = { ...inherited(context, block), isAlone: context.isAlone && block.blocks.length === 1 };
  const pieces = block.blocks.flatMap((child) => layOut(child, width, inner));
  const [first, ...rest] = kept(block, pieces);
  if (first === undefined) return [];
  return block.startsPage === true ? [{ ...first, startsPage: true }, ...rest] : [first, ...rest];
}

function kept(
  { keepsTogether, keepsWithNext, keepsFirst = 0 }: Stack,
  pieces: readonly Piece[],
): readonly Piece[] {
  if (keepsWithNext === true) return pieces.map((piece) => ({ ...piece, keepsWithNext }));
  const count = keepsTogether === true ? pieces.length : keepsFirst;
  return [...keptTogether(pieces.slice(0, count)), ...pieces.slice(count)];
}

function paragraph(block: Paragraph, width: number, context: LayoutContext): readonly Piece[] {
  const { style, align } = inherited(context, block);
  const spans = block.spans.map((span) => ({
    text: span.text,
    style: span.style === undefined ? style : { ...style, ...span.style },
  }));
  const lines = textLines(textTokens(spans, context.fonts), width);
  if (lines.length === 0) return [];
  const node = nodeFor(block, context);
  const words = block.spans.map((span) => span.text).join('');
  const factor = block.lineHeight ?? 1;
  return lines.map((line) => ({
    height: line.height * factor,
    paint(canvas, x, y) {
      const free = width - line.width;
      const shift = align === 'right' ? free : align === 'centre' ? free / 2 : 0;
      const top = y + (line.height * (factor - 1)) / 2;
      const paint = () => canvas.text(line, x + shift, top);
      if (node === undefined) paint();
      else canvas.tagged(node, paint);
      if (node?.role !== 'Link' || block.link === undefined) return;
      const box = { x: x + shift, y: top, width: line.width, height: line.height };
      canvas.link(node, { box, target: block.link, words });
    },
  }));
}

function nodeFor(
  block: Paragraph,
  { parent, isAlone, isArtifact }: LayoutContext,
): StructureNode | undefined {
  if (isArtifact) return undefined;
  const node = isAlone && block.role === undefined ? parent : structureNode(block.role ?? 'P', parent);
  return block.link === undefined ? node : structureNode('Link', node);
}

function turnedText({ text, style, middle, degrees }: TurnedText, context: LayoutContext): readonly Piece[] {
  const spans = [{ text, style: { ...context.style, ...style } }];
  const lines = textLines(textTokens(spans, context.fonts), Number.POSITIVE_INFINITY);
  return lines.map((line) => ({
    height: 0,
    paint: (canvas) => canvas.artifact(() => canvas.turnedText(line, middle, degrees)),
  }));
}

function placed({ blocks, x, y, width }: Placed, context: LayoutContext): Piece {
  const inner = { ...context, isAlone: false };
  const pieces = blocks.flatMap((block) => layOut(block, width, inner));
  return { height: 0, paint: (canvas) => paintAll(pieces, canvas, x, y) };
}

function drawing({ height, shapes, alt }: Drawing, { parent, isArtifact }: LayoutContext): Piece {
  const node = alt === undefined || isArtifact ? undefined : structureNode('Figure', parent, { alt });
  return {
    height,
    paint(canvas, x, y) {
      const paint = () => {
        for (const shape of shapes) {
          if (shape.kind === 'line') {
            const { from, to, stroke } = shape;
            canvas.line([x + from[0], y + from[1]], [x + to[0], y + to[1]], stroke);
          } else {
            const boxes = shape.boxes.map((box) => ({ ...box, x: x + box.x, y: y + box.y }));
            canvas.fillAll(boxes, shape.colour);
          }
        }
      };
      if (node !== undefined) canvas.tagged(node, paint);
      else if (isArtifact) paint();
      else canvas.artifact(paint);
    },
  };
}

function picture({ picture: file, width, height, alt }: Picture, { parent }: LayoutContext): Piece {
  const node = structureNode('Figure', parent, { alt });
  const scale = Math.min(width / file.width, height / file.height);
  const [w, h] = [file.width * scale, file.height * scale];
  return {
    height,
    paint(canvas, x, y) {
      canvas.tagged(node, () => canvas.picture(file, { x, y: y + height - h, width: w, height: h }));
    },
  };
}
