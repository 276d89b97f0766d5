// Whoever runs a relay at the old address without its secret. It names the key that everybody knows, lets everybody in, and
// says that it was emptied; what devices then tell it is what they tell to anybody.
import { createDeviceKey, type SigningKey } from '@baton/ledger/keys';
import type { Connection, ConnectionHandlers } from '@baton/workspace/ports';

export class Impostor {
  readonly key: SigningKey;
  readonly told: string[] = [];

  private constructor(key: SigningKey) {
    this.key = key;
  }
  static make = async (): Promise<Impostor> => new Impostor(await createDeviceKey());

  /** Over HTTP. Who is shows by what it is asked to prove, not by its answers. */
  answer(name: string, path: string): object {
    const isTelling = ['/api/refills', '/api/statements', '/api/held'].includes(path);
    if (isTelling) this.told.push(`${name}: ${path}`);
    return path === '/api/refills' ? { number: 0, isOpen: false } : { number: 1 };
  }
  /** Nobody who asked for a proof comes so far. */
  connect(name: string, { opened, closed }: ConnectionHandlers): Connection {
    opened();
    return {
      send: () => void this.told.push(`${name}: a frame`),
      close: () => closed(1006),
    };
  }
}
