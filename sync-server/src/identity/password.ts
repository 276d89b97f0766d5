// Passwords as they are kept: Argon2id (OWASP's figures), each with a salt of its own, in the thread pool. A stranger's
// name costs as much time as a wrong password, so that time tells nobody who is here.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

interface Cost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}
/** OWASP, Password Storage: 19 MiB, two passes, one lane. */
const cost: Cost = { memory: 19_456, passes: 2, lanes: 1 };
const [saltBytes, hashBytes] = [16, 32] as const;

/** The same letters typed on another keyboard are the same password. */
const spelt = (password: string): Buffer => Buffer.from(password.normalize('NFKC'), 'utf8');

/** So many at a time: each takes its memory, and the pool is the disk's as well. */
const mostAtOnce = 2;
let running = 0;
const queue: (() => void)[] = [];
async function inTurn<T>(run: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => queue.push(resolve));
  else running += 1;
  try {
    return await run();
  } finally {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  }
}

const derive = (password: string, salt: Buffer, { memory, passes, lanes }: Cost): Promise<Buffer> =>
  inTurn(
    () =>
      new Promise((resolve, reject) => {
        const message = spelt(password);
        const how = { message, nonce: salt, parallelism: lanes, tagLength: hashBytes, memory, passes };
        argon2('argon2id', how, (fault, hash) => (fault ? reject(fault) : resolve(hash)));
      }),
  );

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/** In the form that every Argon2 library reads (PHC). */
export async function keptPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await derive(password, salt, cost);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.lanes}$${base64(salt)}$${base64(hash)}`;
}

const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/u;
const nobodys = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.lanes}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** What is computed to find out. @param kept null: nobody has this name, or no password. */
export function askedOf(kept: string | null): { readonly cost: Cost; readonly salt: string; readonly hash: string } {
  const [, memory, passes, lanes, salt = '', hash = ''] = form.exec(kept ?? nobodys) ?? [];
  return { cost: { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) }, salt, hash };
}

/** For nobody it takes as long, and is never right. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const { cost: then, salt, hash } = askedOf(kept);
  const derived = await derive(password, Buffer.from(salt, 'base64'), then);
  const expected = Buffer.from(hash, 'base64');
  const isSame = expected.length === derived.length && timingSafeEqual(derived, expected);
  return isSame && kept !== null;
}
