// A workspace on a relay, founded and looked at through the same doors as everywhere.
import { foundWorkspace } from '@baton/workspace/doors/found';
import { isNotDone } from '@baton/workspace/doors/door';
import { makeInvitation } from '@baton/workspace/doors/invitations';
import { isRefusal } from '@baton/model/refusal';
import { nodeDoor } from '@baton/workspace/node/node-door';
import { openHome } from '@baton/workspace/node/node-home';
import { openTerminal, type Terminal } from '@baton/workspace/node/node-open';

export interface Company {
  readonly terminal: Terminal;
  /** As its founder would have written it down. */
  readonly recoveryLink: string;
  /** An invitation's link, good once. */
  invite(): Promise<string>;
}

export async function foundCompany(
  url: string,
  { home, spaces }: { home: string; spaces: readonly string[] },
): Promise<Company> {
  const at = openHome(home);
  const door = nodeDoor(url, at);
  const founded = await foundWorkspace(door, { title: 'Northwind Outdoor', spaces });
  if (isNotDone(founded)) throw new Error(founded.sentence);
  const terminal = await openTerminal(at, { commands: [], questions: [] });
  await terminal.saved(20_000);
  return {
    terminal,
    recoveryLink: founded.recoveryLink ?? '',
    async invite() {
      const invited = await makeInvitation(door, terminal.workspace, {
        role: 'member',
        spaces: null,
        hours: 24,
        uses: 1,
      });
      if (isRefusal(invited)) throw new Error(invited.kind);
      return invited.link;
    },
  };
}
