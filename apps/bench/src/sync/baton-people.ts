// Founders and colleagues for a bench, by the real routes.
import { askOver, TestDevice, type Joined } from '@baton/sync-server/test/device.fixture';
import type { At } from './baton-wire.ts';

/** A thousand people do not sit at one address; the relay believes a proxy on its own machine about where they do. */
let seats = 0;
async function newcomer(url: string): Promise<Omit<At, 'joined'>> {
  seats += 1;
  const from = { 'x-forwarded-for': `10.1.${(seats >> 8) & 255}.${seats & 255}` };
  const ask = askOver(url);
  const device = await TestDevice.make((path, asked) =>
    ask(path, { ...asked, headers: { ...asked.headers, ...from } }),
  );
  return { device, from };
}

export async function found(url: string): Promise<At> {
  const ann = await newcomer(url);
  return { ...ann, joined: await ann.device.found() };
}

export async function colleagues(url: string, { device, joined }: At, count: number): Promise<At[]> {
  const invited = await device.invite(joined, { uses: count });
  const all: At[] = [];
  for (let at = 0; at < count; at += 1) {
    const colleague = await newcomer(url);
    const { json } = await colleague.device.accept(invited);
    if (json.ok !== true) throw new Error(`accepting: ${JSON.stringify(json)}`);
    all.push({ ...colleague, joined });
  }
  return all;
}

export const pageOf = ({ space }: Joined, number: number): string => `p/${space}/t${String(number).padStart(17, '0')}`;
