import { app, type JumpListItem } from 'electron';
import { type ShellWay, switchOf } from '../desktop/shell/shell-ways.ts';

/**
 * What a right click on the program in the task bar of Windows offers: a start that only leads to a screen. Nothing is
 * done that way which a person would not see.
 */
export function showJumpList(ways: readonly ShellWay[]): void {
  // A program that was not installed would be entered by its runtime.
  if (!app.isPackaged) return;
  const items = ways.map(
    ({ place, label }): JumpListItem => ({
      type: 'task',
      title: label,
      description: label,
      program: process.execPath,
      args: switchOf(place),
      iconPath: process.execPath,
      iconIndex: 0,
    }),
  );
  app.setJumpList([{ type: 'tasks', items }]);
}
