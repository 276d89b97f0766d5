// A page that lasts as long as the tab: what is written is there when it is opened again.
import type { PageLink } from '@baton/workspace/contract';

const pages = new Map<string, Uint8Array[]>();
let sessions = 0;

export function memoryPage(doc: string): Promise<PageLink> {
  const bytes = pages.get(doc) ?? [];
  pages.set(doc, bytes);
  sessions += 1;
  return Promise.resolve({
    bytes: [...bytes],
    client: 2 ** 45 + sessions,
    mayWrite: true,
    write: (update) => {
      bytes.push(update);
      return Promise.resolve();
    },
    onUpdate: () => () => {},
    onReset: () => () => {},
    caret: () => {},
    onCarets: () => () => {},
    close: () => {},
  });
}
