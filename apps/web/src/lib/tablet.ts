// That this browser is a shared tablet: kept beside its databases, and asked before anything else opens. Who is in is known
// to the page alone, so that loading it anew signs them out.
import type { PinTries } from '@baton/model/directory/pin-rules';
import type { PinTrace } from '@baton/workspace/doors/tablet-codes';
import type { OnTablet } from '@baton/workspace/doors/tablets';
import { keepText, keptText } from './kept-text.ts';

export interface TabletHere {
  readonly workspace: string;
  readonly secret: string;
  readonly idle: number;
  readonly spaceTitle: string;
  readonly workspaceTitle: string;
  /** As the relay last said. */
  readonly people: readonly OnTablet[];
  /** By device: for signing in while the relay is away. */
  readonly pins: Readonly<Record<string, PinTrace & PinTries>>;
  /** Devices of which something may not have been sent. */
  readonly behind: readonly string[];
  /** Who was here last: their seat hears when the tablet is closed. */
  readonly last: string | null;
}

const name = 'tablet';
let known: TabletHere | null | undefined;
let seated: string | null = null;

export function tabletHere(): TabletHere | null {
  known ??= JSON.parse(keptText(name) ?? 'null') as TabletHere | null;
  return known;
}
export function keepTablet(tablet: TabletHere): TabletHere {
  known = tablet;
  keepText(name, JSON.stringify(tablet));
  return tablet;
}
export function changeTablet(change: (tablet: TabletHere) => Partial<TabletHere>): void {
  const tablet = tabletHere();
  if (tablet !== null) keepTablet({ ...tablet, ...change(tablet) });
}

/** The device of who is in; null: nobody. */
export const seatedHere = (): string | null => seated;

/** From here on until the page is loaded anew. Whatever they write may be unsent until it is seen to be sent. */
export function sitDown(device: string): void {
  seated = device;
  changeTablet(({ behind }) => ({ behind: [...behind.filter((one) => one !== device), device], last: device }));
}
export const allSent = (device: string): void =>
  changeTablet(({ behind }) => ({ behind: behind.filter((one) => one !== device) }));

/** It is no tablet any more: nothing that this browser kept for anybody stays. */
export function forgetTablet(): void {
  known = null;
  // Else this page would remember it until it is loaded anew.
  keepText(name, null);
  localStorage.clear();
  sessionStorage.clear();
}
