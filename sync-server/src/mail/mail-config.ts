// Which mail server the relay sends by: one address of it, or its parts. A secret that cannot be read is never repeated.
import { LetterMail } from '@baton/protocol/http-mail';
import { z } from 'zod';
import { isThisMachine } from '../access/origin.ts';
import type { MailWish } from './mailer.ts';

const text = z.string().min(1).optional();
export const mailEnvironment = {
  /** smtps://name:secret@host:465 (TLS) or smtp://name:secret@host:587 (STARTTLS). */
  BATON_SMTP_URL: text,
  BATON_SMTP_HOST: text,
  BATON_SMTP_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  BATON_SMTP_USER: text,
  BATON_SMTP_SECRET: text,
  /** Left out: whole on port 465; elsewhere start, and on this machine none. */
  BATON_SMTP_TLS: z.enum(['whole', 'start', 'none']).optional(),
  BATON_MAIL_FROM: text,
};
const Environment = z.object({ ...mailEnvironment, BATON_ADDRESS: text, BATON_HOST: z.string() });
type Environment = z.infer<typeof Environment>;
type Server = Omit<MailWish, 'from'>;

const usual = { whole: 465, start: 587, none: 25 } as const;
const tlsAt = (host: string, port: number | undefined): MailWish['tls'] => {
  if (port === usual.whole) return 'whole';
  return isThisMachine(host) ? 'none' : 'start';
};

function serverAt(url: string, tls: MailWish['tls'] | undefined): Server {
  const read = URL.canParse(url) ? new URL(url) : null;
  if (!read || !['smtp:', 'smtps:'].includes(read.protocol) || read.hostname === '')
    throw new Error('BATON_SMTP_URL: must be like smtps://name:secret@mail.example.org:465');
  const given = read.port === '' ? undefined : Number(read.port);
  const how = tls ?? (read.protocol === 'smtps:' ? 'whole' : tlsAt(read.hostname, given));
  const decoded = (part: string) => (part === '' ? undefined : decodeURIComponent(part));
  return {
    host: read.hostname,
    port: given ?? usual[how],
    user: decoded(read.username),
    secret: decoded(read.password),
    tls: how,
  };
}

function serverIn(of: Environment): Server | undefined {
  if (of.BATON_SMTP_URL !== undefined) return serverAt(of.BATON_SMTP_URL, of.BATON_SMTP_TLS);
  const { BATON_SMTP_HOST: host, BATON_SMTP_PORT: port } = of;
  if (host === undefined) return undefined;
  const tls = of.BATON_SMTP_TLS ?? tlsAt(host, port);
  return { host, port: port ?? usual[tls], user: of.BATON_SMTP_USER, secret: of.BATON_SMTP_SECRET, tls };
}

/** Throws a sentence for people. Undefined: this relay sends no mail. */
export function mailIn(of: Environment): MailWish | undefined {
  const server = serverIn(of);
  if (!server) return undefined;
  const from = LetterMail.safeParse(of.BATON_MAIL_FROM);
  if (!from.success) throw new Error('BATON_MAIL_FROM: say from which address letters come, as baton@example.org');
  // Without it a letter would lead wherever a request says that it came from.
  if (of.BATON_ADDRESS === undefined && !isThisMachine(of.BATON_HOST))
    throw new Error(
      'BATON_ADDRESS: say where people open this relay, as https://baton.example.org: letters lead there',
    );
  return { ...server, from: from.data };
}
