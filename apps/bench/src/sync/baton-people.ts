// Founders and colleagues for a bench, by the real routes.
import { askOver, TestDevice, type Joined } from '@baton/sync-server/test/device.fixture';
import type { At } from './baton-wire.ts';

export async function found(url: string): Promise<At> {
  const device = await TestDevice.make(askOver(url));
  return { device, joined: await device.found() };
}

export async function colleagues(url: string, { device, joined }: At, count: number): Promise<At[]> {
  const invited = await device.invite(joined, { uses: count });
  const all: At[] = [];
  for (let at = 0; at < count; at += 1) {
    const colleague = await TestDevice.make(askOver(url));
    const { json } = await colleague.accept(invited);
    if (json.ok !== true) throw new Error(`accepting: ${JSON.stringify(json)}`);
    all.push({ device: colleague, joined });
  }
  return all;
}

export const pageOf = ({ space }: Joined, number: number): string => `p/${space}/t${String(number).padStart(17, '0')}`;
