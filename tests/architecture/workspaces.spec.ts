import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { ownFiles, readJson, root, workspaces } from './house';

const all = workspaces();
const folderOf = new Map(all.map(({ folder, manifest }) => [manifest.name, folder]));

describe.each(all.map((workspace) => [workspace.folder, workspace] as const))('%s', (folder, { manifest }) => {
  const imported = ownFiles(join(root, folder))
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => importsOf(readFileSync(join(root, file), 'utf8')));

  // The tests take what they look at from anywhere below; they are nobody's dependency.
  const declares =
    folder === 'tests' ? [...folderOf.keys()] : Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });

  test('names the workspaces that it imports as dependencies', () => {
    const used = imported.map((name) => name.split('/').slice(0, 2).join('/'));
    const others = [...new Set(used)].filter((name) => name.startsWith('@tovholder/') && name !== manifest.name);
    expect(others.filter((name) => !declares.includes(name))).toEqual([]);
  });

  test('references the workspaces that it depends on, and no others', () => {
    if (folder === 'tests') return;
    const { references = [] } = readJson<{ references?: { path: string }[] }>(`${folder}/tsconfig.json`);
    const referenced = references.map(({ path }) => relative(root, resolve(root, folder, path)));
    const depended = declares.flatMap((name) => folderOf.get(name) ?? []);
    expect(referenced.sort()).toEqual(depended.sort());
  });

  test('exports rooms that exist, each for a build and for source', () => {
    for (const conditions of Object.values(manifest.exports ?? {})) {
      expect(Object.keys(conditions)).toEqual(['tovholder-source', 'types', 'default']);
      const { 'tovholder-source': source = '', types, default: built } = conditions;
      expect(built).toBe(source.replace('./src/', './dist/').replace(/\.ts$/, '.js'));
      expect(types).toBe(built?.replace(/\.js$/, '.d.ts'));
      const fixed = source.split('/*')[0] ?? '';
      expect(existsSync(join(root, folder, fixed))).toBe(true);
    }
  });

  test('is private and enters nobody by the back door', () => {
    expect(manifest.private).toBe(true);
    expect(imported.filter((name) => /^@tovholder\/[^/]+\/(src|dist)(\/|$)/.test(name))).toEqual([]);
  });
});

test('the build knows every workspace', () => {
  const { references } = readJson<{ references: { path: string }[] }>('tsconfig.json');
  expect(references.map(({ path }) => path).sort()).toEqual(all.map(({ folder }) => folder).sort());
});

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:from|import\(|require(?:\.resolve)?\()\s*'([^'.][^']*)'/g)].map(([, name = '']) => name);
}
