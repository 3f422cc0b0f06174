/**
 * Adds to package-lock.json the optional packages of other platforms that the registry at hand did not offer. Without
 * them `npm ci` refuses the lock on every machine. They carry no integrity: npm fetches them by name and version, and
 * only on a platform that they are for. Run it after `npm install` when the architecture test about the lock fails.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32'];

/** Where a package would lie for one that needs it: beside it, or in a folder above. */
function isLocked(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '' || !folder.includes('node_modules')) return packages[`node_modules/${name}`] !== undefined;
  }
}

/** The optional packages that the lock's own packages name and that it does not hold. */
export function missingFrom(lock) {
  return Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(lock.packages, path, name))
      .map(([name, version]) => ({ name, version, dev: entry.dev === true })),
  );
}

function entryFor({ name, version, dev }) {
  const words = name.split(/[-/.]/);
  const pick = (known) =>
    known.filter((word) => words.some((part) => part === word || (word === 'arm' && /^arm(v\d|eabi)/.test(part))));
  const system = words.includes('windows') ? ['win32'] : pick(systems);
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : [];
  return {
    version: version.replace(/^[\^~]/, ''),
    ...(pick(processors).length > 0 && { cpu: pick(processors).slice(0, 1) }),
    ...(dev && { dev }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(system.length > 0 && { os: system.slice(0, 1) }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('../../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  for (const missing of missingFrom(lock)) lock.packages[`node_modules/${missing.name}`] ??= entryFor(missing);
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
