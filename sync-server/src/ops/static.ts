// The web app's files: read once, compressed once, names with a hash kept for ever by browsers. Any other path of the app
// answers index.html; nothing under /api, /sync or /healthz ever does.
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};
const packed = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt', '.wasm']);
const hashed = /[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

interface Served {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer> | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly stamp: number;
}

export class StaticFiles {
  readonly #folder: string;
  readonly #files = new Map<string, Served>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Undefined where there is nothing, and nothing to show instead. */
  async answer(path: string, acceptsGzip: boolean): Promise<Response | undefined> {
    const name = this.#nameOf(path);
    const found =
      (name && (await this.#read(name))) ?? (extname(path) === '' ? await this.#read('index.html') : undefined);
    if (!found) return undefined;
    const { bytes, gzipped, headers } = found;
    if (!acceptsGzip || !gzipped) return new Response(bytes, { headers: { ...headers } });
    return new Response(gzipped, { headers: { ...headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' } });
  }

  /** Which build it is: the first file that its page asks for, whose name follows from all others. Null: there is none. */
  async app(): Promise<string | null> {
    const page = new TextDecoder().decode((await this.#read('index.html'))?.bytes);
    return /<script type="module"[^>]* src="\/assets\/([\w.-]{1,80})"/u.exec(page)?.[1] ?? null;
  }

  /** Inside the folder, or undefined: dots, encoded slashes and empty parts lead nowhere. */
  #nameOf(path: string): string | undefined {
    if (path.includes('\0') || path.includes('\\') || path.includes('%') || path.includes('//')) return undefined;
    const name = normalize(path).replace(/^[/\\]+/, '');
    return name === '' || name.startsWith('..') || name.split(sep).some((part) => part.startsWith('.'))
      ? undefined
      : name;
  }

  async #read(name: string): Promise<Served | undefined> {
    const file = join(this.#folder, name);
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const known = this.#files.get(name);
    if (known?.stamp === found.mtimeMs) return known;
    const bytes = new Uint8Array(await readFile(file));
    const kind = extname(name);
    const isHashed = name.startsWith('assets/') && hashed.test(name);
    const headers = {
      'Content-Type': types[kind] ?? 'application/octet-stream',
      'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    const gzipped = packed.has(kind) && bytes.length > 1_000 ? new Uint8Array(await compress(bytes)) : null;
    const served = { bytes, gzipped, headers, stamp: found.mtimeMs };
    this.#files.set(name, served);
    return served;
  }
}
