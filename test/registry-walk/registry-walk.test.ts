import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandNames } from '../../src-shared/commands/registry.ts';
import { readSource } from './source-file.ts';
import { submittedNames } from './submitted-names.ts';

const renderer = join(import.meta.dirname, '../../src-renderer');

/** What no screen hands in itself, with the call of the engine that gives it. */
const givenByEngine = { 'document.issue': 'documents.issue' } as const;

/** The names that a made-up page hands in. */
function handedIn(files: Readonly<Record<string, string>>): readonly string[] {
  const read = (path: string) => {
    const text = files[path];
    if (text === undefined) throw new Error(`there is no ${path}`);
    return readSource(path, text);
  };
  return [...submittedNames('main.tsx', read)].sort();
}

/** What none of these names hands in. */
function missingFrom(submitted: ReadonlySet<string>, names: readonly string[]): readonly string[] {
  return names.filter((name) => !submitted.has(name));
}

describe('every command of the rule book', () => {
  const submitted = submittedNames(join(renderer, 'main.tsx'), (path) =>
    path.startsWith(renderer) ? readSource(path, readFileSync(path, 'utf8')) : undefined,
  );

  it('can be reached from a screen', () => {
    expect(missingFrom(submitted, commandNames)).toEqual(Object.keys(givenByEngine));
  });

  it.each(Object.entries(givenByEngine))(
    '%s is given by the engine where a screen asks for it',
    (_name, call) => {
      const asking = readFileSync(join(renderer, 'app/issued-documents/use-hand-out.ts'), 'utf8');
      expect(asking).toContain(`client.${call}(`);
    },
  );

  it('is missed where no screen hands it in', () => {
    expect(missingFrom(submitted, [...commandNames, 'account.forget'])).toContain('account.forget');
  });
});

describe('a name is handed in', () => {
  const main = "import { App } from './app.tsx'; render(<App />);";

  it('by what the page uses, also when it is loaded later, and not by a file that is only there', () => {
    const files = {
      'main.tsx': main,
      'app.tsx': `const Later = later(async () => (await import('./form.tsx')).Form);
        export function App() { return <Later />; }`,
      'form.tsx': `export function Form() { return record({ ...words, name: 'a.record', input }); }
        export function Unused() { return submit('b.unused', id, {}); }`,
      'nobody.tsx': "export const act = () => submit('c.alone', id, {});",
    };
    expect(handedIn(files)).toEqual(['a.record']);
  });

  it('by an action that a screen lists, and not by one that it imports from the same file', () => {
    const files = {
      'main.tsx': main,
      'app.tsx': "import { hold } from './actions.ts'; export const App = () => <Menu actions={[hold()]} />;",
      'actions.ts': `export function hold() { return { send: (submit) => submit('x.hold', id, {}) }; }
        export function release() { return { send: (submit) => submit('x.release', id, {}) }; }`,
    };
    expect(handedIn(files)).toEqual(['x.hold']);
  });

  it('where a choice, a parameter or a template says which one it is', () => {
    const files = {
      'main.tsx': main,
      'app.tsx': `type Step = 'review' | 'cancel';
        const decide = (name: 'n.approve' | 'n.send', subject: Row) => run({ name, input: { subject } });
        const step = (one: Step) => submit(\`d.\${one}\`, id, {});
        export function App() {
          const name = isHeld ? 'c.release' : 'c.hold';
          return <Row onDecide={decide} onStep={step} onHold={() => submit(name, id, {})} />;
        }`,
    };
    expect(handedIn(files)).toEqual(['c.hold', 'c.release', 'd.cancel', 'd.review', 'n.approve', 'n.send']);
  });

  it('by no file that is no part of the screens, however much it looks like it', () => {
    const app = `import { hold } from '../rules/hold.ts'; export const App = () => hold;`;
    const read = (path: string) =>
      path === 'main.tsx' ? readSource(path, main) : path === 'app.tsx' ? readSource(path, app) : undefined;
    expect([...submittedNames('main.tsx', read)]).toEqual([]);
  });

  it('by no mere mention: a comparison, a type, a label, a look into the registry', () => {
    const files = {
      'main.tsx': main,
      'app.tsx': `export function App({ item }: { item: 'm.type' }) {
        const parsed = commands['m.registry'].input.parse(item);
        if (item === 'm.compared') return t('m.label');
        return <Row name="m.attribute" input={parsed} label={{ name: 'm.lone' }} />;
      }`,
    };
    expect(handedIn(files)).toEqual([]);
  });
});
