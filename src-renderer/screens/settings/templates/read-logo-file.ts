import {
  logoFault,
  maxLogoBytes,
  maxLogoEdge,
} from '../../../../src-shared/domain/document-template/logo-facts.ts';
import { isInk } from '../../../../src-shared/domain/document-template/logo-ink.ts';

/** What a chosen file comes to. */
export type ReadLogo =
  | { readonly png: string }
  | { readonly problem: 'no-picture' | 'invisible' | 'too-large' };

/** Smaller and smaller, until the file is small enough to travel with every workstation. */
const edges = [maxLogoEdge, 800, 500, 300] as const;

/** A picture of any kind that the browser shows, as the PNG of its pixels alone. */
export async function readLogoFile(file: Blob): Promise<ReadLogo> {
  const picture = await pictureOf(file);
  if (picture === undefined) return { problem: 'no-picture' };
  if (!isVisible(drawn(picture, maxLogoEdge))) return { problem: 'invisible' };
  for (const edge of edges) {
    const png = await pngOf(drawn(picture, edge).canvas);
    if (png.size <= maxLogoBytes) return checked(await base64Of(png));
  }
  return { problem: 'too-large' };
}

function checked(png: string): ReadLogo {
  return logoFault(png) === undefined ? { png } : { problem: 'no-picture' };
}

async function pictureOf(file: Blob): Promise<HTMLImageElement | undefined> {
  const address = URL.createObjectURL(file);
  const picture = new Image();
  picture.src = address;
  try {
    await picture.decode();
    return picture;
  } catch {
    // Whatever is wrong with it, it cannot be shown.
    return undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A drawing of vectors may have no size of its own. */
const usualWidth = 900;

function drawn(picture: HTMLImageElement, edge: number): CanvasRenderingContext2D {
  const width = picture.naturalWidth || usualWidth;
  const height = picture.naturalHeight || usualWidth / 3;
  const scale = Math.min(1, edge / Math.max(width, height));
  const size = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
  const canvas = Object.assign(document.createElement('canvas'), size);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('a canvas without a context');
  context.drawImage(picture, 0, 0, size.width, size.height);
  return context;
}

function isVisible(context: CanvasRenderingContext2D): boolean {
  const { width, height } = context.canvas;
  const { data } = context.getImageData(0, 0, width, height);
  for (let at = 0; at < data.length; at += 4) {
    const darkest = Math.min(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255);
    if (isInk(darkest, data[at + 3] ?? 0)) return true;
  }
  return false;
}

async function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no image of a canvas')) : resolve(blob)));
  });
}

async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
