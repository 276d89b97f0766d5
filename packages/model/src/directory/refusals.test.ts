// Each clause of a rule alone: somebody for whom it is the only one that says no, and beside them somebody for whom none does.
import { describe, expect, test } from 'vitest';
import { homeNameOf } from './home-name.ts';
import { roleAt, roleIn, spacesOf } from './queries.ts';
import { foldDirectory, isIllegal, withholdSpace } from './rules.ts';
import type { Decision, Directory, InvitationId, Role } from './schema.ts';
import {
  accepting,
  ann,
  annAndBo,
  bo,
  cy,
  day,
  device,
  deviceId,
  founded,
  invitationId,
  key,
  personId,
  spaceId,
  type Scene,
} from './test/scene.ts';
import type { PersonId } from '../ids.ts';

const [open, closed, nowhere] = [spaceId(1), spaceId(2), spaceId(9)];
const dee = personId(4);
const stranger = personId(77);

/** Ann owns it, Bo administers, Cy is a member and Dee what is said. */
function four(role: Role = 'member', part: Parameters<Scene['invite']>[0] = {}): Scene {
  const scene = annAndBo();
  scene.must(ann, { type: 'person-role-set', person: bo, role: 'admin' });
  scene.must(ann, scene.invite({ invitation: invitationId(3), secretHash: key(903) }));
  scene.must(null, accepting(3, invitationId(3)));
  scene.must(ann, scene.invite({ invitation: invitationId(4), secretHash: key(904), role, ...part }));
  scene.must(null, accepting(4, invitationId(4)));
  return scene;
}
const no = (illegal: string) => ({ illegal });
const enrolling = (person: PersonId, how: 'code' | 'admin' | 'recovery', of = 20): Decision => ({
  type: 'device-enrolled',
  person,
  device: device(of),
  how,
});
let invitations = 200;
const inviting = (scene: Scene, part: Parameters<Scene['invite']>[0]): Decision => {
  invitations += 1;
  return scene.invite({ invitation: invitationId(invitations), secretHash: key(invitations), ...part });
};
/** Somebody comes by an invitation with these terms. */
function come(scene: Scene, of: number, part: Parameters<Scene['invite']>[0]): Directory {
  const made = inviting(scene, part);
  scene.must(ann, made);
  return scene.must(null, accepting(of, (made as { invitation: InvitationId }).invitation));
}

describe('devices', () => {
  test('[D7] an admin enrols one for whom they are above, an owner for anybody, a member for nobody but themselves', () => {
    const scene = four();
    expect(scene.say(cy, enrolling(dee, 'admin'))).toEqual(no('only an admin enrols a device for somebody else'));
    expect(scene.say(bo, enrolling(ann, 'admin'))).toEqual(no('only an owner enrols a device for an owner'));
    expect(scene.say(bo, enrolling(dee, 'code'))).toEqual(no('a device is enrolled by its own person'));
    scene.must(bo, enrolling(dee, 'admin', 21));
    scene.must(ann, enrolling(ann, 'admin', 22));
    scene.must(ann, enrolling(bo, 'admin', 23));
    scene.must(ann, { type: 'person-suspended', person: cy });
    expect(scene.say(ann, enrolling(cy, 'admin'))).toEqual(no('the person is not here'));
  });

  test('[D5] the recovery key fits its own way alone, and who has none enrols nothing by it', () => {
    const scene = four();
    const signer = { person: cy, device: 'recovery' as const, n: 1 };
    expect(scene.say(cy, enrolling(cy, 'recovery'))).toEqual(
      no('the signer does not fit a device enrolled by recovery'),
    );
    const { directory } = scene;
    const without = {
      ...directory,
      persons: { ...directory?.persons, [cy]: { ...directory?.persons[cy], recovery: null } },
    };
    const entry = scene.entry(signer, enrolling(cy, 'recovery'));
    expect(foldDirectory(without as Directory, entry)).toEqual(no('the person has no recovery key'));
    scene.must(signer, enrolling(cy, 'recovery'));
  });

  test('[D8] an admin revokes a member’s device and not an owner’s; what is revoked keeps its number when its person goes', () => {
    const scene = four();
    expect(scene.say(bo, { type: 'device-revoked', device: deviceId(1) })).toEqual(
      no('only an owner revokes the device of an owner'),
    );
    scene.must(cy, enrolling(cy, 'code', 24));
    scene.must(bo, { type: 'device-revoked', device: deviceId(24) });
    const at = scene.number;
    const gone = scene.must(bo, { type: 'person-removed', person: cy });
    expect([gone.devices[deviceId(24)]?.revoked, gone.devices[deviceId(3)]?.revoked]).toEqual([at, at + 1]);
    expect(gone.devices[deviceId(4)]?.revoked).toBeNull();
  });

  const adding = (person: PersonId, id: string): Decision => ({
    type: 'passkey-added',
    person,
    passkey: { id, key: 'A'.repeat(91), rpId: 'relay.example', origin: 'https://relay.example' },
  });
  test('[D36] a passkey is removed by its person or an admin, an owner’s by an owner; there are at most twenty', () => {
    const scene = four();
    const removing = (person: PersonId, id: string): Decision => ({ type: 'passkey-removed', person, id });
    for (const [person, id] of [
      [ann, 'anns'],
      [cy, 'cys'],
      [dee, 'dees'],
    ] as const)
      scene.must(person, adding(person, id));
    expect(scene.say(cy, removing(dee, 'dees'))).toEqual(no('only its own person or an admin removes a passkey'));
    expect(scene.say(bo, removing(ann, 'anns'))).toEqual(no('only an owner removes the passkey of an owner'));
    expect(scene.say(bo, removing(cy, 'none'))).toEqual(no('there is no such passkey'));
    expect(scene.say(bo, removing(stranger, 'cys'))).toEqual(no('there is no such passkey'));
    scene.must(bo, removing(cy, 'cys'));
    scene.must(dee, removing(dee, 'dees'));
    scene.must(ann, removing(ann, 'anns'));
    for (let at = 0; at < 20; at += 1) scene.must(cy, adding(cy, `key ${at}`));
    expect(scene.say(cy, adding(cy, 'one more'))).toEqual(no('a person has at most 20 passkeys'));
  });
  test('[D36] an owner removes a co-owner’s passkey, and an admin their own', () => {
    const scene = four('owner');
    scene.must(dee, adding(dee, 'dees'));
    scene.must(bo, adding(bo, 'bos'));
    scene.must(ann, { type: 'passkey-removed', person: dee, id: 'dees' });
    expect(scene.must(bo, { type: 'passkey-removed', person: bo, id: 'bos' }).persons[bo]?.passkeys).toEqual({});
  });
});

describe('people', () => {
  test('[D30] access that has ended ends once; of who is unknown nobody has said when; the last owner’s does not', () => {
    const scene = four('owner');
    const ends = (person: PersonId): Decision => ({ type: 'access-ended', person });
    scene.must(ann, { type: 'access-until-set', person: cy, until: scene.now + day });
    scene.must(ann, { type: 'access-until-set', person: dee, until: scene.now + day });
    expect(scene.say(null, ends(cy))).toEqual(no('their access has not come to its end'));
    scene.now += day;
    scene.must(null, ends(cy));
    expect(scene.say(null, ends(cy))).toEqual(no('the person is not here'));
    expect(scene.say(null, ends(stranger))).toEqual(no('nobody has said when their access ends'));
    scene.must(ann, { type: 'person-removed', person: ann });
    expect(scene.say(null, ends(dee))).toEqual(no('a workspace has at least one owner'));
  });

  test('[D35] a manager is here, above nobody who is above them, and is not set twice', () => {
    const scene = four();
    const setting = (person: PersonId, manager: PersonId | null): Decision => ({
      type: 'manager-set',
      person,
      manager,
    });
    expect(scene.say(ann, setting(stranger, ann))).toEqual(no('the person is not here'));
    expect(scene.say(ann, setting(cy, stranger))).toEqual(no('the manager is not here'));
    expect(scene.say(ann, setting(cy, null))).toEqual(no('this is their manager already'));
    scene.must(bo, setting(cy, dee));
    expect(scene.say(bo, setting(cy, dee))).toEqual(no('this is their manager already'));
    expect(scene.say(bo, setting(dee, cy))).toEqual(no('nobody is above themselves'));
    expect(scene.say(dee, setting(dee, bo))).toEqual(no('only an admin sets a manager'));
    scene.must(bo, setting(cy, null));
  });

  test('[D52] ownership goes to who is here, no guest, and stays; by an owner alone, and not to themselves', () => {
    const scene = four('guest', { spaces: [open] });
    const handing = (person: PersonId): Decision => ({ type: 'ownership-transferred', person, giver: 'member' });
    expect(scene.say(bo, handing(cy))).toEqual(no('only an owner hands the workspace on'));
    expect(scene.say(ann, handing(ann))).toEqual(no('this is you'));
    expect(scene.say(ann, handing(stranger))).toEqual(no('the person is not here'));
    expect(isIllegal(scene.say(ann, handing(dee)))).toBe(true);
    expect(scene.must(ann, handing(cy)).persons[ann]?.role).toBe('member');
  });
});

describe('spaces', () => {
  test('[D33] who is shown a space is said by its leads, once, of people who are here', () => {
    const scene = four();
    const showing = (isOpen: boolean, members: readonly PersonId[], space = open): Decision => ({
      type: 'space-shown',
      space,
      open: isOpen,
      members,
    });
    expect(scene.say(ann, showing(true, []))).toEqual(no('the space is open already'));
    expect(scene.say(ann, showing(false, [ann], closed))).toEqual(no('the space is closed already'));
    expect(scene.say(ann, showing(false, [stranger]))).toEqual(no('a member is not in the directory'));
    expect(scene.say(ann, showing(false, [ann, ann]))).toEqual(no('a member is named twice'));
    expect(scene.say(ann, showing(false, []))).toEqual(no('a closed space has at least one member'));
    expect(scene.say(ann, showing(true, [cy], closed))).toEqual(no('an open space names its guests only'));
    expect(scene.say(cy, showing(false, [cy]))).toEqual(no('only its leads and admins say who is shown a space'));
    expect(scene.say(ann, showing(true, [], nowhere))).toEqual(no('there is no such space'));
    scene.must(ann, { type: 'role-set', space: open, person: cy, role: 'lead' });
    scene.must(cy, showing(false, [cy]));
    scene.must(cy, showing(true, []));
  });

  test('[D22] of a space that is not there nothing is decided', () => {
    const scene = four();
    const about: readonly Decision[] = [
      { type: 'modules-set', space: nowhere, modules: [] },
      { type: 'member-removed', space: nowhere, person: ann },
      { type: 'group-set', space: nowhere, group: 'money', readers: [ann] },
      { type: 'role-set', space: nowhere, person: cy, role: 'viewer' },
      { type: 'member-added', space: nowhere, person: cy },
      { type: 'space-titled', space: nowhere },
    ];
    for (const decision of about) expect(scene.say(ann, decision)).toEqual(no('there is no such space'));
  });

  test('[D22] who writes gives the role with which somebody enters, no lead’s and nobody’s who is in; who only reads gives none', () => {
    const scene = four();
    const setting = (person: PersonId, role: 'lead' | 'viewer' | 'member', space = closed): Decision => ({
      type: 'role-set',
      space,
      person,
      role,
    });
    const refused = no('only its leads and admins set the role of who stands there');
    scene.must(ann, setting(cy, 'member'));
    expect(scene.say(cy, setting(dee, 'lead'))).toEqual(refused);
    expect(scene.say(cy, setting(ann, 'viewer'))).toEqual(refused);
    scene.must(cy, setting(dee, 'viewer'));
    expect(scene.say(dee, setting(bo, 'viewer'))).toEqual(refused);
    expect(isIllegal(scene.say(dee, { type: 'member-added', space: closed, person: bo }))).toBe(true);
    const again = scene.must(ann, setting(dee, 'member'));
    expect(again.spaces[closed]?.roles).toEqual({});
  });

  const group = 'money';
  const grouping = (readers: readonly PersonId[], part: object = {}): Decision => ({
    type: 'group-set',
    space: open,
    group,
    readers,
    ...part,
  });
  test('[D23] a group is set by those of its readers who write in it, and by an admin', () => {
    const scene = four();
    const refused = no('only who writes in a group sets it');
    scene.must(ann, grouping([cy, dee], { roles: { [dee]: 'viewer' } }));
    expect(scene.say(dee, grouping([dee]))).toEqual(refused);
    scene.must(cy, grouping([cy, dee], { roles: { [dee]: 'commenter' } }));
    expect(scene.say(dee, grouping([dee]))).toEqual(refused);
    scene.must(bo, grouping([ann, cy]));
    expect(scene.say(dee, grouping([dee]))).toEqual(refused);
    scene.must(ann, { type: 'role-set', space: open, person: cy, role: 'lead' });
    scene.must(cy, grouping([cy]));
    expect(scene.say(cy, grouping([cy, stranger]))).toEqual(no('a reader is not in the directory'));
    expect(scene.say(cy, grouping([cy, cy]))).toEqual(no('a reader is named twice'));
    expect(scene.say(cy, grouping([cy], { roles: { [dee]: 'viewer' } }))).toEqual(no('a role is of a reader'));
  });
  test('[D23] who was removed may stay named among the readers, and is not named anew', () => {
    const scene = four();
    scene.must(ann, grouping([ann, dee]));
    scene.must(ann, { type: 'person-removed', person: dee });
    scene.must(ann, grouping([ann, cy, dee]));
    scene.must(ann, grouping([ann]));
    expect(scene.say(ann, grouping([ann, dee]))).toEqual(no('a reader is not in the directory'));
    expect(scene.say(ann, { type: 'group-set', space: open, group: 'constructor', readers: [ann] })).toHaveProperty(
      'head',
    );
  });

  test('[D32] by an invitation nobody shares a group that they do not read and write; an admin does, of one that is there', () => {
    const scene = four();
    const refused = no('nobody shares what they may not give to others');
    const share = (name: string): Decision =>
      inviting(scene, { role: 'guest', spaces: [], groups: [homeNameOf(open, name)] });
    scene.must(ann, grouping([cy, dee], { roles: { [dee]: 'commenter' } }));
    expect(scene.say(dee, share(group))).toEqual(refused);
    expect(scene.say(bo, share('others'))).toEqual(refused);
    expect(scene.say(bo, inviting(scene, { role: 'guest', spaces: [], groups: [open] }))).toEqual(refused);
    scene.must(bo, share(group));
    scene.must(cy, share(group));
    scene.must(ann, { type: 'role-set', space: open, person: cy, role: 'lead' });
    scene.must(cy, share(group));
    scene.must(ann, grouping([dee]));
    expect(scene.say(cy, share(group))).toEqual(refused);
    // Of a space that is withheld from this reader the relay is believed.
    const directory = withholdSpace(scene.directory as Directory, open, null);
    expect(foldDirectory(directory, scene.entry(cy, share('others')))).not.toHaveProperty('illegal');
  });

  test('[D12] who comes by an invitation has its role in its groups; where the space is withheld there is nothing to be in', () => {
    const scene = four();
    scene.must(ann, grouping([ann]));
    const groups = [homeNameOf(open, group)];
    const reading = come(scene, 31, { role: 'guest', spaces: [], groups, roleIn: 'commenter' });
    expect(reading.spaces[open]?.groups[group]).toEqual([ann, personId(31)]);
    expect(reading.spaces[open]?.groupRoles[group]).toEqual({ [personId(31)]: 'commenter' });
    const writing = come(scene, 32, { role: 'guest', spaces: [open], groups, roleIn: 'member' });
    expect(roleAt(writing, personId(32), homeNameOf(open, group))).toBe('member');
    expect(writing.spaces[open]?.groupRoles[group]).toEqual({ [personId(31)]: 'commenter' });
    const leading = come(scene, 33, { role: 'member', spaces: [open], groups, roleIn: 'lead' });
    expect(leading.spaces[open]?.groupRoles[group]).toEqual({ [personId(31)]: 'commenter' });
    const made = inviting(scene, { spaces: [open, closed], groups });
    scene.must(ann, made);
    const entry = scene.entry(null, accepting(34, (made as { invitation: InvitationId }).invitation));
    const told = foldDirectory(withholdSpace(scene.directory as Directory, open, null), entry) as Directory;
    expect([Object.keys(told.spaces), told.spaces[closed]?.members]).toEqual([[closed], [ann, personId(34)]]);
  });
});

describe('invitations', () => {
  test('[D13] nobody lets in with more than they have, and everybody with what they have', () => {
    const scene = four();
    expect(scene.say(bo, inviting(scene, { role: 'owner' }))).toEqual(no('only an owner invites an owner'));
    expect(scene.say(cy, inviting(scene, { role: 'admin' }))).toEqual(no('only an admin invites an admin'));
    scene.must(bo, inviting(scene, { role: 'admin' }));
    scene.must(ann, inviting(scene, { role: 'owner' }));
    expect(scene.say(ann, inviting(scene, { roleIn: 'viewer' }))).toEqual(no('a role in a space needs the space'));
    scene.must(ann, inviting(scene, { role: 'guest', roleIn: 'viewer' }));
    expect(scene.say(cy, inviting(scene, { spaces: [open], roleIn: 'lead' }))).toEqual(
      no('only who leads a space makes a lead there'),
    );
    scene.must(ann, { type: 'role-set', space: open, person: cy, role: 'lead' });
    scene.must(cy, inviting(scene, { spaces: [open], roleIn: 'lead' }));
    expect(scene.say(cy, inviting(scene, { spaces: [nowhere] }))).toEqual(no('there is no such space'));
    expect(scene.say(cy, inviting(scene, { spaces: [closed] }))).toEqual(
      no('nobody invites to a space in which they do not stand'),
    );
  });

  test('[D14] it lasts an hour over seven days to the millisecond, and access by it ends after it', () => {
    const scene = four();
    const longest = scene.now + 7 * day + day / 24;
    scene.must(ann, inviting(scene, { notAfter: longest }));
    expect(scene.say(ann, inviting(scene, { notAfter: longest + 1 }))).toEqual(
      no('an invitation lasts seven days at most'),
    );
    expect(scene.say(ann, inviting(scene, { notAfter: scene.now }))).toEqual(
      no('the invitation has expired before it begins'),
    );
    const notAfter = scene.now + day;
    expect(scene.say(ann, inviting(scene, { notAfter, until: notAfter }))).toEqual(
      no('access ends after the invitation does'),
    );
    scene.must(ann, inviting(scene, { notAfter, until: notAfter + 1 }));
  });

  test('[D16] its maker takes it back, or an admin; nobody else', () => {
    const scene = four();
    const made = inviting(scene, {});
    scene.must(cy, made);
    const { invitation } = made as { invitation: InvitationId };
    expect(scene.say(dee, { type: 'invitation-taken-back', invitation })).toEqual(
      no('only its maker or an admin takes an invitation back'),
    );
    scene.must(cy, { type: 'invitation-taken-back', invitation });
    expect(scene.say(cy, { type: 'invitation-taken-back', invitation })).toEqual(
      no('the invitation is taken back already'),
    );
  });

  test('[D37] who is admitted without a space is in those that are open', () => {
    const scene = founded();
    scene.must(ann, { type: 'space-opened', space: open, open: true, members: [] });
    const { invitation: request, ...said } = accepting(5, invitationId(5));
    const admitted = { ...said, type: 'person-admitted', request, role: 'member', spaces: null } as const;
    const directory = scene.must(ann, admitted);
    expect(spacesOf(directory, personId(5))).toEqual([open]);
    expect(roleIn(directory, personId(5), open)).toBe('member');
  });
});
