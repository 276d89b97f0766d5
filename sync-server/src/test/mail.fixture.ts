// A mail server that takes what it is sent and shows it: real SMTP, on this machine.
import type { AddressInfo } from 'node:net';
import type { MailWish } from '../mail/mailer.ts';
import type { Certificate } from './sign-on.fixture.ts';

export interface Arrived {
  readonly to: readonly string[];
  /** As it stands on the wire: headers and body. */
  readonly raw: string;
  /** The text part, as a person reads it. */
  readonly text: string;
  header(name: string): string | undefined;
}
export interface TestMail {
  readonly arrived: Arrived[];
  readonly wish: MailWish;
  /** Addresses that it takes nothing for. */
  readonly refuses: Set<string>;
  close(): Promise<void>;
}

const unfold = (raw: string): string => (raw.split('\r\n\r\n')[0] ?? '').replaceAll(/\r\n[ \t]+/gu, ' ');
function readable(part: string): string {
  const [head = '', ...body] = part.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/base64/iu.test(head)) return Buffer.from(text, 'base64').toString('utf8');
  if (!/quoted-printable/iu.test(head)) return text;
  const bytes = text
    .replaceAll(/=\r\n/gu, '')
    .replaceAll(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
function textIn(raw: string): string {
  const [, boundary] = /boundary="([^"]+)"/u.exec(raw) ?? [];
  const parts = boundary === undefined ? [raw] : raw.split(`--${boundary}`);
  return readable(parts.find((part) => /text\/plain/u.test(part))?.trimStart() ?? raw);
}
function letterOf(raw: string, to: readonly string[]): Arrived {
  const head = unfold(raw);
  return {
    to,
    raw,
    text: textIn(raw),
    header: (name) => new RegExp(`^${name}: (.*)$`, 'imu').exec(head)?.[1],
  };
}

/** @param tls from the first byte, and only for who signs in as `baton`. Left out: in the clear, for anybody. */
export async function startMail(tls?: Certificate & { readonly password: string }): Promise<TestMail> {
  const { SMTPServer } = await import('smtp-server');
  const arrived: Arrived[] = [];
  const refuses = new Set<string>();
  const server = new SMTPServer({
    ...(tls === undefined
      ? { authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'] }
      : {
          secure: true,
          key: tls.key,
          cert: tls.cert,
          onAuth: ({ username, password }, _, done) =>
            username === 'baton' && password === tls.password ? done(null, { user: 'baton' }) : done(new Error('no')),
        }),
    onRcptTo: ({ address }, _, done) =>
      done(refuses.has(address) ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        arrived.push(
          letterOf(
            Buffer.concat(parts).toString('latin1'),
            envelope.rcptTo.map(({ address }) => address),
          ),
        );
        done();
      });
    },
  });
  // Who does not trust the certificate hangs up in the middle.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    arrived,
    refuses,
    wish: { host: '127.0.0.1', port, user: undefined, secret: undefined, tls: 'none', from: 'baton@relay.example' },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
