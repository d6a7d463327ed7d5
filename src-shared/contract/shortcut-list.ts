/** A shortcut as it is listed. Its words are `shortcuts.<scope>.<name>`. */
export type Shortcut = {
  readonly scope: ShortcutScope;
  readonly name: string;
  /** Keys as they are printed, one entry for each way: "G W" is G and then W, "Ctrl K" both together. */
  readonly keys: readonly string[];
  /** The address that it leads to; absent where it leads nowhere. */
  readonly path?: string;
};

/** Where a shortcut works, in the order in which they are listed. */
export const shortcutScopes = [
  'everywhere',
  'palette',
  'lists',
  'worklist',
  'focus',
  'account',
  'invoices',
  'decide',
  'cash',
  'document',
  'forms',
  'settings',
] as const;
export type ShortcutScope = (typeof shortcutScopes)[number];

/** "G" and then this key leads there. */
const ways = [
  ['worklist', 'W', '/'],
  ['accounts', 'U', '/accounts'],
  ['promises', 'P', '/promises'],
  ['disputes', 'D', '/disputes'],
  ['plans', 'L', '/plans'],
  ['followUps', 'F', '/follow-ups'],
  ['visits', 'V', '/visits'],
  ['cash', 'C', '/cash'],
  ['documents', 'M', '/documents'],
  ['dashboard', 'B', '/dashboard'],
  ['dunning', 'N', '/dunning'],
  ['credit', 'K', '/credit'],
  ['approvals', 'O', '/approvals'],
  ['attention', 'A', '/attention'],
  ['settings', 'S', '/settings'],
] as const;

const inScope = (scope: ShortcutScope, keysByName: Readonly<Record<string, readonly string[]>>): Shortcut[] =>
  Object.entries(keysByName).map(([name, keys]) => ({ scope, name, keys }));

/** Every shortcut there is: the sheet, the settings and the palette list these. */
export const shortcutList: readonly Shortcut[] = [
  ...inScope('everywhere', { search: ['Ctrl K', '/'], sheet: ['?'], lock: ['Ctrl Shift L'] }),
  ...ways.map(([name, key, path]): Shortcut => ({ scope: 'everywhere', name, keys: [`G ${key}`], path })),
  ...inScope('palette', { move: ['↑', '↓'], run: ['Enter'], close: ['Esc'] }),
  ...inScope('lists', { move: ['J', 'K', '↑', '↓'], open: ['Enter'], beside: ['Ctrl Enter'], next: ['N'] }),
  ...inScope('worklist', {
    focus: ['F'],
    why: ['E'],
    pick: ['X'],
    pickMore: ['Shift J', 'Shift K'],
    group: ['←', '→'],
    find: ['/'],
    clear: ['Esc'],
  }),
  ...inScope('focus', { next: ['N'], back: ['B'], leave: ['Esc'] }),
  ...inScope('account', {
    call: ['C'],
    promise: ['P'],
    dispute: ['D'],
    plan: ['L'],
    statement: ['S'],
    history: ['H'],
    back: ['Esc'],
  }),
  ...inScope('invoices', { next: ['N'], move: ['J', 'K'], choose: ['Space'] }),
  ...inScope('decide', {
    mark: ['X'],
    grant: ['A'],
    refuse: ['R'],
    takeBack: ['T'],
    hold: ['H'],
    sent: ['M'],
    letter: ['L'],
  }),
  ...inScope('cash', {
    choose: ['Space'],
    all: ['A'],
    handIn: ['H'],
    receipt: ['R'],
    void: ['V'],
  }),
  ...inScope('document', { print: ['Ctrl P'], mail: ['E'], back: ['Esc'] }),
  ...inScope('forms', { outcome: ['1–9'], record: ['Ctrl Enter'], close: ['Esc'] }),
  ...inScope('settings', { move: ['J', 'K'] }),
];

/** The shortcuts that lead to a screen, by their keys as `useShortcuts` names them. */
export function waysByKeys(go: (path: string) => void): Readonly<Record<string, () => void>> {
  return Object.fromEntries(ways.map(([, key, path]) => [`g ${key.toLowerCase()}`, () => go(path)]));
}

/** The keys of a shortcut as they are printed, the first way where there are several. @throws {Error} for an unknown one. */
export function shortcutKeys(scope: ShortcutScope, name: string): string {
  const keys = shortcutList.find((one) => one.scope === scope && one.name === name)?.keys[0];
  if (keys === undefined) throw new Error(`no shortcut ${scope}.${name}`);
  return keys;
}

/** The keys that lead to an address; null where none do. */
export function wayKeys(path: string): string | null {
  return shortcutList.find((one) => one.path === path)?.keys[0] ?? null;
}
