import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { ownFiles, root } from './house';

const texts = ['', '.ts', '.mjs', '.cjs', '.js', '.json', '.md', '.yaml', '.yml', '.sql', '.sh', '.css', '.html'];
// Written in pieces: this file is one of those that are searched.
const hosts = [
  'registry.npm' + 'js',
  'repo.' + 'maven.apache',
  'repo1.' + 'maven',
  'proxy.' + 'golang',
  'artifact' + 'ory',
];
const places = ['/ro' + 'ot/', '/ho' + 'me/', '/Us' + 'ers/', '/wo' + 'rk/'];

const files = ownFiles().filter((file) => texts.includes(extname(file)));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

test('no file names a package registry: each machine has its own', () => {
  expect(files.filter((file) => hosts.some((host) => read(file).includes(host)))).toEqual([]);
});

test('no file names a folder of one machine', () => {
  const named = files.filter((file) =>
    places.some((place) => new RegExp(`(^|[\\s'"\`(=:])${place}`, 'm').test(read(file))),
  );
  expect(named).toEqual([]);
});
