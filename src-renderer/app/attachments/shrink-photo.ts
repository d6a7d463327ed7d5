/** The longer side of a photo that is kept, in pixels: a name plate can still be read. */
const longestSide = 1600;
const quality = 0.82;

/** The size of a picture that fits into the longest side, never larger than it is. */
export function fittingSize(
  width: number,
  height: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * A photo as a JPEG of its pixels alone: scaled down, upright, and without anything that the camera wrote beside them,
 * such as the place. Rejects where it is no picture that can be decoded.
 */
export async function shrinkPhoto(photo: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(photo, { imageOrientation: 'from-image' });
  try {
    const canvas = Object.assign(document.createElement('canvas'), fittingSize(bitmap.width, bitmap.height));
    const context = canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('a canvas without a context');
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      const taken = (blob: Blob | null) => (blob === null ? reject(new Error('no photo')) : resolve(blob));
      canvas.toBlob(taken, 'image/jpeg', quality);
    });
  } finally {
    bitmap.close();
  }
}
