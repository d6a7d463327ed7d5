import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse-policy.ts';
import { policyProblemWords } from './policy-problem.ts';

const variables = { home: '/home/ada', user: 'ada' };
const parse = (text: string) => parsePolicy(text, variables);
const problems = (text: string) => {
  const parsed = parse(text);
  return parsed.isPolicy ? [] : parsed.problems.map((problem) => policyProblemWords(problem, 'en'));
};

describe('a policy', () => {
  it('is read with every key, and variables are those of the person', () => {
    const policy = {
      version: 1,
      serverAddress: 'https://duebook.example',
      allowOtherServers: false,
      userName: '{user}',
      fixedUserName: true,
      updates: 'manual',
      updateChannel: 'beta',
      updateFeed: 'https://updates.example/duebook',
      idleLockMinutes: 10,
      requirePassphrase: true,
      allowDemo: false,
      allowTraining: false,
      protectContent: true,
      proxy: 'http://proxy.example:3128',
      certificateAuthorities: ['/etc/ssl/company.pem', 'C:\\Program Files\\Duebook Policy\\company.pem'],
      dataFolder: '{home}/Duebook',
      contact: 'Service desk, extension 4711',
    };
    expect(parse(`\uFEFF${JSON.stringify(policy)}`)).toEqual({
      isPolicy: true,
      policy: { ...policy, userName: 'ada', dataFolder: '/home/ada/Duebook' },
    });
  });

  it('of a version alone leaves everything to the person', () => {
    expect(parse('{"version": 1}')).toEqual({ isPolicy: true, policy: { version: 1 } });
  });

  it('with a key that is not known is refused, with its name and place', () => {
    expect(problems('{\n  "version": 1,\n  "idleLockMinuts": 5\n}')).toEqual([
      'line 3, column 3: idleLockMinuts is not a key of a policy',
    ]);
  });

  it('with a crowd of keys is refused, soon and in few words', () => {
    const crowd = Array.from({ length: 15_000 }, (_, at) => `"k${at}": 1`).join(',\n');
    const told = problems(`{"version": 1,\n${crowd}}`);
    expect(told).toHaveLength(13);
    expect(told[11]).toBe('line 13, column 1: k11 is not a key of a policy');
    expect(told[12]).toBe('and 14988 more of the like');
    expect(problems(`{${Array.from({ length: 15_000 }, () => '"version": 1').join()}}`)).toHaveLength(13);
  });

  it('with a key that would steer a terminal or turn a line is told with that made visible', () => {
    const text = '{"version": 1, "a\\u001b[2J\\u202eb": 1, "contact": "desk\\n\\u001b]0;x"}';
    expect(problems(text)).toEqual(['line 1, column 16: a\ufffd[2J\ufffdb is not a key of a policy']);
    expect(parse(text)).toMatchObject({ contact: 'desk\ufffd\ufffd]0;x' });
    expect(problems(`{"version": 1, "${'x'.repeat(100_000)}": 1}`)[0]).toHaveLength(124);
  });

  it.each(['{user}', 'data/{user}', '../{user}', 'C:{user}'])(
    'with a folder of the data that depends on where the program is started is refused: %s',
    (dataFolder) => {
      expect(problems(JSON.stringify({ version: 1, dataFolder }))).toEqual([
        'line 1, column 14: dataFolder must be a path from the root of the file system',
      ]);
    },
  );

  it('that is no JSON is refused with the place at which it stops being JSON', () => {
    expect(problems('{\n  "version": 1\n  "proxy": "none"\n}')).toEqual([
      'line 3, column 3: this is not JSON',
    ]);
  });

  it('with a key twice is refused: one of them would hold unseen', () => {
    expect(problems('{"version": 1,\n "requirePassphrase": true,\n "requirePassphrase": false}')).toEqual([
      'line 3, column 2: requirePassphrase is there twice',
    ]);
  });

  it('names all that is wrong at once', () => {
    const text = '{"version": 1,\n"updates": "never",\n"idleLockMinutes": 0,\n"requirePassphrase": "yes"}';
    expect(problems(text)).toEqual([
      'line 2, column 1: updates must be one of "automatic", "manual", "off"',
      'line 3, column 1: idleLockMinutes must be at least 1',
      'line 4, column 1: requirePassphrase must be true or false, without quotes',
    ]);
  });

  it('names what is wrong in the order of the text, and what is missing in it last', () => {
    const text = '{"allowDemos": true,\n"updates": "never", "locked": true,\n"updates": "off"}';
    expect(problems(text)).toEqual([
      'line 1, column 2: allowDemos is not a key of a policy',
      'line 2, column 21: locked is not a key of a policy',
      'line 3, column 1: updates is there twice',
      'version is missing',
    ]);
  });

  it.each([
    ['{}', 'version is missing'],
    ['[]', 'line 1, column 1: a policy is an object in braces'],
    ['', 'line 1, column 1: this is not JSON'],
    ['{"version": 2}', 'line 1, column 2: version must be 1'],
    [
      '{"version": 1, "serverAddress": "http://duebook.example"}',
      'line 1, column 16: serverAddress must be an address that begins with https://',
    ],
    [
      '{"version": 1, "serverAddress": "https://ada:secret@duebook.example"}',
      'line 1, column 16: serverAddress must be an address that begins with https://',
    ],
    [
      '{"version": 1, "proxy": "proxy.example"}',
      'line 1, column 16: proxy must be "system", "none", or an address such as http://proxy.example:3128',
    ],
    [
      '{"version": 1, "proxy": "http://proxy.example:3128/?company"}',
      'line 1, column 16: proxy must be "system", "none", or an address such as http://proxy.example:3128',
    ],
    [
      '{"version": 1, "certificateAuthorities": ["company.pem"]}',
      'line 1, column 16: certificateAuthorities must be a path from the root of the file system',
    ],
    [
      '{"version": 1, "dataFolder": "D:/Duebook"}',
      'line 1, column 16: dataFolder must have {home} or {user}: each person has their own',
    ],
    [
      '{"version": 1, "dataFolder": "{home}/{path}"}',
      'line 1, column 16: dataFolder may have the variables {home} and {user} only',
    ],
    ['{"version": 1, "fixedUserName": true}', 'line 1, column 16: fixedUserName needs userName'],
    ['{"version": 1, "allowOtherServers": true}', 'line 1, column 16: allowOtherServers needs serverAddress'],
    [
      '{"version": 1, "idleLockMinutes": "10"}',
      'line 1, column 16: idleLockMinutes must be a number, without quotes',
    ],
    [
      '{"version": 1, "certificateAuthorities": "/etc/company.pem"}',
      'line 1, column 16: certificateAuthorities must be a list in square brackets',
    ],
    ['{"version": 1, "contact": 100}', 'line 1, column 16: contact must be text in quotes'],
    ['{"version": 1, "idleLockMinutes": 7.5}', 'line 1, column 16: idleLockMinutes must be a whole number'],
  ])('%s is refused: %s', (text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });

  it('that is broken still names whom to ask', () => {
    expect(parse('{"version": 2, "contact": "Service desk"}')).toMatchObject({ contact: 'Service desk' });
  });
});
