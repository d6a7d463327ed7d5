import { type MenuItemConstructorOptions as Item, Menu, Tray } from 'electron';
import type { TrayDoing, TrayLine, TrayModel } from '../desktop/shell/tray-model.ts';
import { trayPicture } from './shell-pictures.ts';

export type TrayOptions = {
  readonly platform: NodeJS.Platform;
  readonly doings: Readonly<Record<TrayDoing, () => void>>;
};

/** The sign of the program beside the clock, with its menu; shows what the model says. */
export function createTray({ platform, doings }: TrayOptions): (model: TrayModel) => void {
  let tray: Tray | undefined;
  let sign: TrayModel['sign'] | undefined;
  const open = (model: TrayModel): Tray => {
    const opened = new Tray(trayPicture(model.sign, platform));
    // On a Mac a click opens the menu; the program is opened from the dock there.
    if (platform !== 'darwin') opened.on('click', doings.open);
    return opened;
  };
  return (model) => {
    if (tray === undefined) tray = open(model);
    else if (model.sign !== sign) tray.setImage(trayPicture(model.sign, platform));
    sign = model.sign;
    tray.setToolTip(model.tooltip);
    // On Linux a menu that was handed over does not follow its items: another one takes its place.
    tray.setContextMenu(Menu.buildFromTemplate(model.lines.map((line) => itemOf(line, doings))));
  };
}

function itemOf(line: TrayLine, doings: TrayOptions['doings']): Item {
  if (line === 'between') return { type: 'separator' };
  const { label, doing, isEnabled: enabled } = line;
  return doing === null ? { label, enabled } : { label, enabled, click: doings[doing] };
}
