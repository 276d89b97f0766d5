// The one door to the mail server. A letter is taken by it or it is not; what it says is never put in a log, since its words
// may repeat address and content.
import type { Heard } from '../ops/outward.ts';
import { isUntrusted } from '../ops/untrusted.ts';
import type { Transporter } from 'nodemailer';
import type { Letter } from './letter.ts';

export interface MailWish {
  readonly host: string;
  readonly port: number;
  readonly user: string | undefined;
  readonly secret: string | undefined;
  /** whole: TLS from the first byte · start: STARTTLS, or nothing is sent · none: in the clear, on networks that are one's own. */
  readonly tls: 'whole' | 'start' | 'none';
  /** The address that letters come from. */
  readonly from: string;
}
export type WhyNotSent = 'away' | 'sign-in' | 'unsafe' | 'address' | 'refused';
export const notSentSentences: Readonly<Record<WhyNotSent, string>> = {
  away: 'The mail server does not answer.',
  'sign-in': 'The mail server does not take the relay’s name and password.',
  unsafe: 'The mail server offers no safe connection, or one with a certificate that this machine does not trust.',
  address: 'The mail server takes nothing for this address.',
  refused: 'The mail server did not take the letter.',
};

const answerMs = 10_000;
const silentMs = 20_000;

interface Fault {
  readonly code?: unknown;
  readonly responseCode?: unknown;
}
const faults: Readonly<Record<string, WhyNotSent>> = {
  EAUTH: 'sign-in',
  ENOAUTH: 'sign-in',
  EENVELOPE: 'address',
  ETLS: 'unsafe',
  EMESSAGE: 'refused',
  ESTREAM: 'refused',
  EPROTOCOL: 'refused',
};
function whyOf(fault: unknown): WhyNotSent {
  if (isUntrusted(fault)) return 'unsafe';
  const { code, responseCode } = (fault ?? {}) as Fault;
  const why = faults[String(code)] ?? 'away';
  // 4xx: not now, whatever it was said to.
  return why === 'address' && Number(responseCode) < 500 ? 'refused' : why;
}

export class Mailer {
  readonly from: string;
  readonly #wish: MailWish;
  readonly #heard: Heard;

  constructor(wish: MailWish, heard: Heard = () => undefined) {
    this.from = wish.from;
    this.#wish = wish;
    this.#heard = heard;
  }

  /** @returns null once the mail server has taken it. */
  send(to: string, letter: Letter): Promise<WhyNotSent | null> {
    return this.#asked((transport) =>
      transport.sendMail({
        from: { name: 'Baton', address: this.from },
        // As parts, never as a line that is read for names and further addresses.
        to: { name: '', address: to },
        ...letter,
        xMailer: false,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      }),
    );
  }

  /** Whether it answers and takes the relay's name, without sending anything. */
  look(): Promise<WhyNotSent | null> {
    return this.#asked((transport) => transport.verify());
  }

  async #asked(ask: (transport: Transporter) => Promise<unknown>): Promise<WhyNotSent | null> {
    const transport = await this.#transport();
    const why = await ask(transport).then(() => null, whyOf);
    transport.close();
    this.#heard(why === null || why === 'address' || why === 'refused');
    return why;
  }

  async #transport(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    const { host, port, user, secret, tls } = this.#wish;
    return createTransport({
      host,
      port,
      secure: tls === 'whole',
      requireTLS: tls === 'start',
      ignoreTLS: tls === 'none',
      ...(user === undefined ? {} : { auth: { user, pass: secret ?? '' } }),
      connectionTimeout: answerMs,
      greetingTimeout: answerMs,
      dnsTimeout: answerMs,
      socketTimeout: silentMs,
      logger: false,
      debug: false,
    });
  }
}
