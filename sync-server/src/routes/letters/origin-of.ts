// Under which address people open this relay. What IT has set counts: a Host header is whoever's who asks, and a letter that
// leads to another's page would be the relay's own.
import type { Asking } from '../../access/policy.ts';
import { isThisMachine } from '../../access/origin.ts';
import type { Services } from '../../services.ts';

type From = Pick<Asking<unknown>, 'host' | 'secure'>;
export const originOf = ({ post }: Services, { host, secure }: From): string =>
  post.opensAt ?? `${secure || !isThisMachine(host) ? 'https' : 'http'}://${host}`;
