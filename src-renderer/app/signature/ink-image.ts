import { drawStrokes, inkSize, type Stroke } from './ink.ts';

/** A signature as a PNG, black on the colour of paper. */
export function strokesImage(strokes: readonly Stroke[], paper: string): Promise<Blob> {
  return image(paper, (context) => drawStrokes(context, strokes));
}

/** A name that was typed in the place of a signature, which says that it was typed. */
export function typedImage(name: string, hint: string, paper: string): Promise<Blob> {
  return image(paper, (context) => {
    context.textAlign = 'center';
    context.font = 'italic 64px serif';
    context.fillText(name, inkSize.width / 2, inkSize.height / 2, inkSize.width - 40);
    context.font = '22px sans-serif';
    context.fillText(hint, inkSize.width / 2, inkSize.height - 40, inkSize.width - 40);
  });
}

function image(paper: string, draw: (context: CanvasRenderingContext2D) => void): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), inkSize);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('a canvas without a context');
  const ink = context.fillStyle;
  context.fillStyle = paper;
  context.fillRect(0, 0, inkSize.width, inkSize.height);
  context.fillStyle = ink;
  draw(context);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no image of a canvas')) : resolve(blob)));
  });
}
