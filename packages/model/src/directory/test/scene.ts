// A directory told with people, without a signature anywhere: what the fold gets has been verified.
import { idFromBytes } from '../../ids.ts';
import type { DeviceId, PersonId, SpaceId, WorkspaceId } from '../../ids.ts';
import { ledgerOf } from '../decision.ts';
import { foldDirectory, isIllegal } from '../rules.ts';
import type { Decision, Directory, FoldedEntry, Illegal, InvitationId } from '../schema.ts';

export const id = <T extends string>(letter: string, of: number): T =>
  idFromBytes(
    letter,
    Uint8Array.from({ length: 17 }, (_, at) => (at < 3 ? (of >> (5 * at)) & 31 : 0)),
  ) as T;
export const key = (of: number): string => `K${of}`.padEnd(43, 'A');
export const personId = (of: number): PersonId => id('u', of);
export const deviceId = (of: number): DeviceId => id('d', of);
export const spaceId = (of: number): SpaceId => id('s', of);
export const invitationId = (of: number): InvitationId => id('i', of);
export const device = (of: number): { id: DeviceId; key: string } => ({ id: deviceId(of), key: key(of) });

export const workspace: WorkspaceId = id('w', 1);
export const day = 86_400_000;
export const start = Date.UTC(2026, 2, 4, 9);
export const [ann, bo, cy] = [personId(1), personId(2), personId(3)] as const;
const dee = personId(4);
/** Device n belongs to person n, unless somebody enrols another. */
export const [annLaptop, boLaptop, cyLaptop] = [deviceId(1), deviceId(2), deviceId(3)] as const;

type By = FoldedEntry['signer'] | PersonId;
const deviceOf = new Map<PersonId, DeviceId>(
  [ann, bo, cy, dee, personId(5)].map((person, at) => [person, deviceId(at + 1)]),
);

export class Scene {
  directory: Directory | undefined;
  number = 0;
  now = start;

  entry(by: By | null, decision: Decision): FoldedEntry {
    const signer =
      typeof by === 'string' ? { person: by, device: deviceOf.get(by) ?? deviceId(99), n: this.number + 1 } : by;
    return { workspace, number: this.number + 1, time: this.now, ledger: ledgerOf(decision), signer, decision };
  }
  /** What the fold says; a legal one is kept. */
  say(by: By | null, decision: Decision): Directory | Illegal {
    const next = foldDirectory(this.directory, this.entry(by, decision));
    if (!isIllegal(next)) {
      this.directory = next;
      this.number += 1;
    }
    return next;
  }
  must(by: By | null, decision: Decision): Directory {
    const next = this.say(by, decision);
    if (isIllegal(next)) throw new Error(next.illegal);
    return next;
  }
  invite(part: Partial<Extract<Decision, { type: 'invitation-made' }>> = {}): Decision {
    return {
      type: 'invitation-made',
      invitation: invitationId(1),
      secretHash: key(900),
      role: 'member',
      spaces: null,
      notAfter: this.now + day,
      uses: 1,
      ...part,
    };
  }
}
export const founding: Decision = {
  type: 'workspace-founded',
  device: device(1),
  recovery: key(101),
  relayKey: key(500),
};
export const accepting = (
  of: number,
  invitation = invitationId(1),
): Extract<Decision, { type: 'invitation-accepted' }> => {
  return {
    type: 'invitation-accepted',
    invitation,
    person: personId(of),
    device: device(of),
    recovery: key(100 + of),
    proof: 'p',
  };
};

export function founded(): Scene {
  const scene = new Scene();
  scene.must(ann, founding);
  return scene;
}
/** Ann owns it, Bo is a member; space 1 is open, space 2 is Ann's alone. */
export function annAndBo(): Scene {
  const scene = founded();
  scene.must(ann, { type: 'space-opened', space: spaceId(1), open: true, members: [] });
  scene.must(ann, { type: 'space-opened', space: spaceId(2), open: false, members: [ann] });
  scene.must(ann, scene.invite({ invitation: invitationId(50), secretHash: key(950) }));
  scene.must(null, accepting(2, invitationId(50)));
  return scene;
}
