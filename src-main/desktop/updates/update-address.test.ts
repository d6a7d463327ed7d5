import { expect, test } from 'vitest';
import { packagedAddress, readUpdateAddress } from './update-address.ts';

test.each([
  ['https://updates.example.com/duebook', 'https://updates.example.com/duebook/'],
  ['https://updates.example.com/duebook/', 'https://updates.example.com/duebook/'],
  ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/'],
])('%s is the folder of an update server', (text, address) => {
  expect(readUpdateAddress(text)?.href).toBe(address);
});

test.each([
  'updates.example.com',
  'http://updates.example.com/',
  'file:///releases/',
  'https://name:password@updates.example.com/',
  'https://updates.example.com/?folder=',
])('%s is none', (text) => {
  expect(readUpdateAddress(text)).toBeUndefined();
});

test('the packager names the address beside the program', () => {
  const yaml =
    "provider: generic\nurl: 'https://updates.example.com/duebook'\nupdaterCacheDirName: duebook-updater\n";
  expect(packagedAddress(yaml)).toBe('https://updates.example.com/duebook');
  expect(packagedAddress('provider: generic\n')).toBeUndefined();
  expect(packagedAddress(undefined)).toBeUndefined();
});
