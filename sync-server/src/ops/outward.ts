// Whom this relay asks out there: nobody but what IT has set. Counted where it is done, in the doors themselves.
import type { Config } from '../config.ts';

export type Service = 'mail' | 'sign-on' | 'files';
export interface ServiceTold {
  readonly what: Service;
  /** Host, and port where it is none of the usual; never what signs in there. */
  readonly at: string;
  /** Since the start. `failed`: of these it did not answer, or would not have this relay. */
  readonly asked: number;
  readonly failed: number;
  readonly last: number | null;
}
/** A door has asked, and was answered or not. */
export type Heard = (isAnswered: boolean) => void;

type Wishes = Pick<Config, 'mail' | 'signOn'> & { readonly fileStorage?: Config['fileStorage'] | undefined };

const addresses = ({ mail, signOn, fileStorage }: Wishes): Readonly<Record<Service, string | undefined>> => ({
  mail: mail && `${mail.host}:${mail.port}`,
  'sign-on': signOn && new URL(signOn.issuer).host,
  files: fileStorage?.s3 && new URL(fileStorage.s3.bucket).host,
});

export class Outward {
  readonly #now: () => number;
  readonly #told = new Map<Service, ServiceTold>();

  constructor(now: () => number, wishes: Wishes) {
    this.#now = now;
    for (const [what, at] of Object.entries(addresses(wishes)) as [Service, string | undefined][])
      if (at !== undefined) this.#told.set(what, { what, at, asked: 0, failed: 0, last: null });
  }

  of(what: Service): Heard {
    return (isAnswered) => {
      const before = this.#told.get(what);
      if (!before) return;
      const failed = before.failed + (isAnswered ? 0 : 1);
      this.#told.set(what, { ...before, asked: before.asked + 1, failed, last: this.#now() });
    };
  }

  told(): ServiceTold[] {
    return [...this.#told.values()];
  }
}
