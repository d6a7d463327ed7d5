import { type NativeImage, nativeImage } from 'electron';
import type { TraySign } from '../desktop/shell/tray-model.ts';

/** In the bundle, so that the shell reads no file; this one is loaded once there are windows. */
const pictures: Readonly<Record<string, string>> = import.meta.glob('../../resources/tray/*.png', {
  eager: true,
  query: '?inline',
  import: 'default',
});

/** The sign of the tray in the sizes of a system; on a Mac as a template, which follows the menu bar. */
export function trayPicture(sign: TraySign, platform: NodeJS.Platform): NativeImage {
  if (platform !== 'darwin') return assemble(platform === 'win32' ? sizesOf(sign, 16) : sizesOf(sign, 24));
  const picture = assemble([
    [1, `${sign}-template-16`],
    [2, `${sign}-template-32`],
  ]);
  picture.setTemplateImage(true);
  return picture;
}

/** Upon a button of the task bar of Windows; more than nine are one picture. */
export function badgePicture(count: number): NativeImage {
  const name = `badge-${count > 9 ? 'more' : count.toString()}`;
  return assemble([
    [1, `${name}-16`],
    [2, `${name}-32`],
  ]);
}

/** A picture of each of these dots, by the scale at which it is shown. */
function sizesOf(sign: TraySign, least: 16 | 24): readonly (readonly [number, string])[] {
  return [16, 24, 32, 48]
    .filter((dots) => dots >= least)
    .map((dots) => [dots / least, `${sign}-${dots.toString()}`]);
}

function assemble(parts: readonly (readonly [number, string])[]): NativeImage {
  const image = nativeImage.createEmpty();
  for (const [scaleFactor, name] of parts) image.addRepresentation({ scaleFactor, dataURL: addressOf(name) });
  return image;
}

/** @throws {Error} for one that was never drawn */
function addressOf(name: string): string {
  const address = pictures[`../../resources/tray/${name}.png`];
  if (address === undefined) throw new Error(`no picture ${name}`);
  return address;
}
