// Who a tab is when it opens a workspace. The device's key is not in it: it stays in the browser's database, and
// the worker fetches it there.
import type { PersonId, WorkspaceId } from '@baton/model/ids';
import { openDevices, type DeviceRow } from '@baton/store/browser/devices';

export interface Identity {
  /** Origin of the relay, as `https://baton.example.org`. */
  readonly relay: string;
  readonly workspace: WorkspaceId;
  readonly person: PersonId;
  readonly device: string;
  readonly deviceNo: number;
  readonly incarnation: number;
  /** As the workspace was called when it was last open. */
  readonly title: string;
  readonly openedAt: number;
}

/** What a window came into on a computer that is not its person's: with the page it is gone. */
export interface HeldInWindow {
  readonly identity: Identity;
  readonly row: DeviceRow;
}

export const identityOf = ({ key: _key, publicKey: _publicKey, ...row }: DeviceRow): Identity =>
  row as unknown as Identity;

/** The workspaces of this browser, most recently opened first. */
export async function listIdentities(): Promise<readonly Identity[]> {
  const devices = await openDevices();
  const rows = await devices.all();
  devices.close();
  return rows.map(identityOf);
}
