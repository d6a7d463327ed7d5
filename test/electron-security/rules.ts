import { nodeAt, nodesAt, type SyntaxNode, textAt } from '../registry-walk/syntax.ts';
import {
  argumentsOf,
  calledName,
  literal,
  memberName,
  nameOf,
  type ScannedFile,
  type Side,
} from './scanned-file.ts';

/** A rule over one file: where it is broken, in words. */
export type Rule = {
  /** The number in Electron's security checklist; the nearest one where a rule is our own. */
  readonly item: number;
  readonly words: string;
  readonly sides: readonly Side[];
  readonly isBrokenBy: (node: SyntaxNode, file: ScannedFile) => boolean;
};

const everywhere: readonly Side[] = ['main', 'preload', 'renderer', 'elsewhere'];
const ours: readonly Side[] = ['main', 'preload', 'elsewhere'];

/** Each setting of a window with the one value that it may have. */
const settings: ReadonlyMap<string, { readonly item: number; readonly value: boolean }> = new Map([
  ['nodeIntegration', { item: 2, value: false }],
  ['nodeIntegrationInWorker', { item: 2, value: false }],
  ['nodeIntegrationInSubFrames', { item: 2, value: false }],
  ['contextIsolation', { item: 3, value: true }],
  ['sandbox', { item: 4, value: true }],
  ['webSecurity', { item: 6, value: true }],
  ['allowRunningInsecureContent', { item: 8, value: false }],
  ['experimentalFeatures', { item: 9, value: false }],
  ['webviewTag', { item: 12, value: false }],
]);

const settingRules: readonly Rule[] = [...settings].map(([name, { item, value }]) => ({
  item,
  words: `${name} is ${value}`,
  sides: ours,
  isBrokenBy: (node) =>
    node.type === 'Property' &&
    nameOf(nodeAt(node, 'key')) === name &&
    literal(nodeAt(node, 'value')) !== value,
}));

/** True where a node reads, calls or names one of these. */
function mentions(...names: readonly string[]): Rule['isBrokenBy'] {
  const closed = new Set(names);
  return (node) =>
    closed.has(memberName(node)) ||
    (node.type === 'Identifier' && closed.has(textAt(node, 'name'))) ||
    (node.type === 'JSXIdentifier' && closed.has(textAt(node, 'name')));
}

/** True where a literal or a template is one of these texts, or begins with one. */
function says(pattern: RegExp): Rule['isBrokenBy'] {
  return (node) =>
    (node.type === 'Literal' && typeof node.value === 'string' && pattern.test(node.value)) ||
    (node.type === 'TemplateElement' &&
      typeof node.value === 'object' &&
      node.value !== null &&
      'cooked' in node.value &&
      typeof node.value.cooked === 'string' &&
      pattern.test(node.value.cooked));
}

function onlyIn(files: RegExp, isUse: Rule['isBrokenBy']): Rule['isBrokenBy'] {
  return (node, file) => !files.test(file.path) && isUse(node, file);
}

const isImported =
  (...names: readonly string[]): Rule['isBrokenBy'] =>
  (node) =>
    node.type === 'ImportSpecifier' && names.includes(nameOf(nodeAt(node, 'imported')));

/** The only windows are made in the one place, with the settings that all of them share. */
function isWindowOfItsOwn(node: SyntaxNode, file: ScannedFile): boolean {
  if (node.type !== 'NewExpression') return false;
  const made = calledName(node);
  if (['BrowserView', 'WebContentsView', 'BaseWindow'].includes(made)) return true;
  if (made !== 'BrowserWindow') return false;
  const options = argumentsOf(node)[0];
  const preferences = (options === undefined ? [] : nodesAt(options, 'properties')).find(
    (property) => nameOf(nodeAt(property, 'key')) === 'webPreferences',
  );
  const given = preferences === undefined ? undefined : nodeAt(preferences, 'value');
  const isShared = given?.type === 'CallExpression' && calledName(given) === 'screenWebPreferences';
  return !isShared || !/(?:screen-window\.ts|out\/main\/main\.js)$/.test(file.path);
}

/** A page is loaded by the constant of our own origin, never by an address that came from somewhere. */
function loadsElse(node: SyntaxNode): boolean {
  if (node.type !== 'CallExpression' || memberName(nodeAt(node, 'callee')) !== 'loadURL') return false;
  const [address] = argumentsOf(node);
  const [first] = address?.type === 'TemplateLiteral' ? nodesAt(address, 'expressions') : [];
  return nameOf(first) !== 'appOrigin';
}

function calls(...names: readonly string[]): Rule['isBrokenBy'] {
  return (node) =>
    (node.type === 'CallExpression' || node.type === 'NewExpression') && names.includes(calledName(node));
}

/** `eval` itself, also where it is called without its name being the callee. */
function runsText(node: SyntaxNode): boolean {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const callee = nodeAt(node, 'callee');
  const name = callee?.type === 'Identifier' ? textAt(callee, 'name') : memberName(callee);
  const isTimer = name === 'setTimeout' || name === 'setInterval';
  return (
    name === 'eval' || name === 'Function' || (isTimer && typeof literal(argumentsOf(node)[0]) === 'string')
  );
}

function writesHtml(node: SyntaxNode): boolean {
  const names = ['innerHTML', 'outerHTML', 'srcdoc', 'dangerouslySetInnerHTML'];
  if (node.type === 'JSXAttribute') return names.includes(nameOf(nodeAt(node, 'name')));
  if (node.type === 'AssignmentExpression') return names.includes(memberName(nodeAt(node, 'left')));
  if (node.type === 'Property') return names.includes(nameOf(nodeAt(node, 'key')));
  return calls('insertAdjacentHTML', 'setHTMLUnsafe', 'parseHTMLUnsafe')(node, never) || writesDocument(node);
}

const never: ScannedFile = { path: '', side: 'elsewhere', nodes: [] };

function writesDocument(node: SyntaxNode): boolean {
  const callee = node.type === 'CallExpression' ? nodeAt(node, 'callee') : undefined;
  return (
    ['write', 'writeln'].includes(memberName(callee)) &&
    nameOf(callee === undefined ? undefined : nodeAt(callee, 'object')) === 'document'
  );
}

const dangerousSwitches =
  /^(?:no-sandbox|disable-web-security|ignore-certificate-errors|remote-debugging-(?:port|pipe)|inspect|disable-site-isolation-trials|allow-file-access-from-files)$/;

function addsDangerousSwitch(node: SyntaxNode): boolean {
  const isSwitch = calls('appendSwitch', 'appendArgument')(node, never);
  const name = isSwitch ? literal(argumentsOf(node)[0]) : '';
  return isSwitch && (typeof name !== 'string' || dangerousSwitches.test(name));
}

/** Taking the variable away is no harm: it puts the checks back. */
function setsUncheckedCertificates(node: SyntaxNode): boolean {
  const variable = 'NODE_TLS_REJECT_UNAUTHORIZED';
  if (node.type === 'AssignmentExpression') return memberName(nodeAt(node, 'left')) === variable;
  return node.type === 'Property' && nameOf(nodeAt(node, 'key')) === variable;
}

/** Rules over each file of the source; those of `bundled` also over what the build made of them. */
export const rules: readonly Rule[] = [
  ...settingRules,
  { item: 1, words: 'a window loads nothing but the own origin', sides: ours, isBrokenBy: loadsElse },
  {
    item: 1,
    words: 'certificates are checked as the system does',
    sides: ours,
    isBrokenBy: (node, file) =>
      mentions('setCertificateVerifyProc')(node, file) ||
      setsUncheckedCertificates(node) ||
      says(/^(?:certificate-error|NODE_TLS_REJECT_UNAUTHORIZED)$/)(node, file) ||
      (node.type === 'Property' &&
        nameOf(nodeAt(node, 'key')) === 'rejectUnauthorized' &&
        literal(nodeAt(node, 'value')) !== true),
  },
  {
    item: 2,
    words: 'main runs no script in a page',
    sides: ours,
    isBrokenBy: calls('executeJavaScript', 'executeJavaScriptInIsolatedWorld', 'insertText'),
  },
  {
    item: 4,
    words: 'windows are made in one place, with the settings that all share',
    sides: ours,
    isBrokenBy: isWindowOfItsOwn,
  },
  { item: 4, words: 'no switch takes a protection away', sides: ours, isBrokenBy: addsDangerousSwitch },
  {
    item: 5,
    words: 'permissions are decided in one place',
    sides: ours,
    isBrokenBy: onlyIn(
      /(?:window-guards\.ts|out\/main\/main\.js)$/,
      calls(
        'setPermissionRequestHandler',
        'setPermissionCheckHandler',
        'setDevicePermissionHandler',
        'setDisplayMediaRequestHandler',
        'setUSBProtectedClassesHandler',
        'setBluetoothPairingHandler',
      ),
    ),
  },
  {
    item: 7,
    words: 'the content security policy is kept',
    sides: ours,
    isBrokenBy: (node, file) =>
      (node.type === 'Property' && nameOf(nodeAt(node, 'key')) === 'bypassCSP') ||
      says(/'unsafe-eval'/)(node, file),
  },
  {
    item: 10,
    words: 'no feature of Blink is switched on',
    sides: ours,
    isBrokenBy: mentions('enableBlinkFeatures'),
  },
  {
    item: 11,
    words: 'there is no webview, so none may open windows',
    sides: everywhere,
    isBrokenBy: (node, file) =>
      mentions('allowpopups')(node, file) ||
      (node.type === 'JSXIdentifier' && textAt(node, 'name') === 'webview') ||
      (calls('createElement')(node, file) && literal(argumentsOf(node)[0]) === 'webview'),
  },
  {
    item: 15,
    words: 'addresses are opened outside in one place, and files never',
    sides: ours,
    isBrokenBy: (node, file) =>
      calls('openPath')(node, file) ||
      onlyIn(/(?:open-external\.ts|out\/main\/main\.js)$/, mentions('openExternal'))(node, file),
  },
  {
    item: 17,
    words: 'main listens to pages in its gates only',
    sides: ours,
    isBrokenBy: onlyIn(/(?:-gate\.ts|out\/main\/main\.js)$/, (node, file) =>
      isImported('ipcMain')(node, file),
    ),
  },
  {
    item: 17,
    words: 'a gate only listens: nothing is answered to a page over this way',
    sides: ours,
    isBrokenBy: (node) =>
      node.type === 'CallExpression' &&
      ['handle', 'handleOnce'].includes(memberName(nodeAt(node, 'callee'))) &&
      nameOf(nodeAt(nodeAt(node, 'callee') ?? node, 'object')) === 'ipcMain',
  },
  {
    item: 18,
    words: 'no page comes from a file address',
    sides: ['main', 'preload'],
    isBrokenBy: calls(
      'loadFile',
      'registerFileProtocol',
      'interceptFileProtocol',
      'registerHttpProtocol',
      'interceptHttpProtocol',
    ),
  },
  {
    item: 20,
    words: 'Electron itself is used by main and by the preload only',
    sides: ['renderer'],
    isBrokenBy: (node, file) =>
      mentions('ipcRenderer', 'contextBridge', 'webFrame')(node, file) ||
      (node.type === 'ImportDeclaration' && nameOf(nodeAt(node, 'source')) === 'electron'),
  },
  {
    item: 20,
    words: 'the bridge to the page is in the preload only',
    sides: ['main', 'elsewhere'],
    isBrokenBy: mentions('contextBridge', 'exposeInMainWorld', 'ipcRenderer'),
  },
  {
    item: 20,
    words: 'there is no remote module',
    sides: everywhere,
    isBrokenBy: (node, file) =>
      mentions('enableRemoteModule')(node, file) || says(/^@electron\/remote/)(node, file),
  },
  {
    item: 20,
    words: 'no report of a crash leaves the computer',
    sides: ours,
    isBrokenBy: mentions('crashReporter'),
  },
];

/** Rules over our own source alone: libraries in the bundle write HTML themselves, under the policy of item 7. */
export const sourceRules: readonly Rule[] = [
  { item: 7, words: 'no text becomes code', sides: everywhere, isBrokenBy: runsText },
  { item: 7, words: 'no text becomes HTML', sides: ['renderer'], isBrokenBy: writesHtml },
  {
    item: 14,
    words: 'a page opens no window by itself: it asks the shell, or follows a link where there is none',
    sides: ['renderer'],
    isBrokenBy: (node) =>
      node.type === 'CallExpression' &&
      memberName(nodeAt(node, 'callee')) === 'open' &&
      ['window', 'globalThis', 'self'].includes(nameOf(nodeAt(nodeAt(node, 'callee') ?? node, 'object'))),
  },
];

/** What breaks which rules, as lines that name the item and the file. */
export function brokenRules(file: ScannedFile, checked: readonly Rule[]): readonly string[] {
  const broken = checked.filter(
    (rule) => rule.sides.includes(file.side) && file.nodes.some((node) => rule.isBrokenBy(node, file)),
  );
  return broken.map(({ item, words }) => `${file.path}: ${item} (${words})`);
}
