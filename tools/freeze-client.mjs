// Freezes the client of an earlier commit, so that tests can have it meet today's relay and today's clients:
//   node tools/freeze-client.mjs COMMIT
// Bundles packages/testkit/src/frozen/client.ts over that commit's sources (libraries as they are installed now) and writes
// it beside, compressed, with where it came from. To be done at each release; the one of two releases ago stays.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const root = resolve(import.meta.dirname, '..');
const frozen = join(root, 'packages/testkit/src/frozen');
const [wish] = process.argv.slice(2);
if (!wish) throw new Error('Which commit? node tools/freeze-client.mjs COMMIT');
/** @param {string[]} args */
const git = (...args) => execFileSync('git', args, { cwd: root, maxBuffer: 2 ** 28 });
const commit = git('rev-parse', wish).toString().trim();
const at = join(root, '.cache/freeze', commit);

rmSync(at, { recursive: true, force: true });
mkdirSync(at, { recursive: true });
execFileSync('tar', ['-x', '-C', at], { input: git('archive', commit, 'packages', 'tsconfig.base.json') });
const entry = join(at, 'packages/testkit/src/frozen/client.ts');
mkdirSync(join(entry, '..'), { recursive: true });
cpSync(join(frozen, 'client.ts'), entry);

/** Our own packages as that commit has them; libraries from where today's packages have them. */
const asThen = {
  name: 'baton:as-then',
  enforce: /** @type {const} */ ('pre'),
  /** @this {{ resolve: Function }} @param {string} id @param {string | undefined} importer */
  resolveId(id, importer) {
    const [, name, path] = /^@baton\/([^/]+)\/(.+)$/.exec(id) ?? [];
    // Files lay flat before they had rooms.
    const places = [path, path?.split('/').at(-1)].map((place) =>
      join(at, 'packages', name ?? '', 'src', `${place}.ts`),
    );
    if (name && path) return places.find((place) => existsSync(place));
    if (id.startsWith('.') || id.startsWith('/') || id.startsWith('node:') || !importer?.startsWith(at)) return null;
    return this.resolve(id, importer.replace(at, root), { skipSelf: true });
  },
};
const { build } = await import(createRequire(join(root, 'apps/web/package.json')).resolve('vite'));
await build({
  root: at,
  configFile: false,
  logLevel: 'warn',
  plugins: [asThen],
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: entry,
    outDir: join(at, 'out'),
    minify: true,
    target: 'node24',
    rolldownOptions: { output: { entryFileNames: 'client.mjs', codeSplitting: false } },
  },
});
const code = readFileSync(join(at, 'out/client.mjs'));
const packed = brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
const from = {
  commit,
  made: git('show', '-s', '--format=%cI', commit).toString().trim(),
  subject: git('show', '-s', '--format=%s', commit).toString().trim(),
  sha256: createHash('sha256').update(code).digest('hex'),
  bytes: code.length,
  packed: packed.length,
};
writeFileSync(join(frozen, 'client.mjs.br'), packed);
writeFileSync(join(frozen, 'client.json'), `${JSON.stringify(from, null, 2)}\n`);
rmSync(at, { recursive: true, force: true });
console.log(`${from.subject} (${commit.slice(0, 7)}): ${code.length} bytes, ${packed.length} packed`);
