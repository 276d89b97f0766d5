// A browser's database that does what browsers do to them: refuses writes, refuses to open, is closed under the page.

type Refusing = (table: string) => string | null;

const { put } = IDBObjectStore.prototype;
const { open } = IDBFactory.prototype;

/** @param refusing name of the error by which a write into the table fails, or null. */
export function refuseWrites(refusing: Refusing): void {
  IDBObjectStore.prototype.put = function refused(value: unknown, key?: IDBValidKey) {
    const name = this.name === 'devices' ? null : refusing(this.name);
    if (name !== null) throw new DOMException('the browser refuses', name);
    return put.call(this, value, key);
  };
}
/** The device is full from its n-th write on. */
export function fullFrom(first: number): void {
  let writes = 0;
  refuseWrites(() => ((writes += 1) >= first ? 'QuotaExceededError' : null));
}

/** Databases of workspaces cannot be opened; the list of workspaces can. */
export function refuseOpening(name: string): void {
  IDBFactory.prototype.open = function refused(database: string, version?: number) {
    if (database !== 'baton') throw new DOMException('the browser refuses', name);
    return open.call(this, database, version);
  };
}

export function makeWell(): void {
  IDBObjectStore.prototype.put = put;
  IDBFactory.prototype.open = open;
}

export const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
  });

/** Opens a database as another tab would, with what it likes to do to its shape. */
export function openRaw(
  name: string,
  version?: number,
  upgrade?: (database: IDBDatabase) => void,
): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version);
  request.addEventListener('upgradeneeded', () => upgrade?.(request.result));
  return asked(request);
}

/** Another tab has it open and lets nobody change it, until it is told to. */
export async function holdOpen(name: string, version: number): Promise<() => void> {
  const database = await openRaw(name, version, (shape) => shape.createObjectStore('meta'));
  return () => database.close();
}
