// The directory: who is here, on which devices, in which spaces, with which rights. It is folded from ledger entries
// (rules.ts); nothing of it lives in a CRDT. Names and titles stand beside the statements and are never folded.
import type { Instant } from '../day.ts';
import type { Branded, DeviceId, LinkId, PersonId, RecordId, SpaceId, TabletId, TeamId, WorkspaceId } from '../ids.ts';
import type { WorkDecision } from '../decided/schema.ts';
import type { Away, AwayDecision } from './away-schema.ts';
import type { Contest, ContestDecision } from './contest-schema.ts';
import type { HomeName } from './home-name.ts';
import type { LinkDecision } from './link-schema.ts';
import type { DirectoryPasskey, PasskeyDecision, PasskeyProof } from './passkey-schema.ts';
import type { RelayKeyDecision } from './relay-key-schema.ts';
import type { DirectoryTablet, TabletDecision } from './tablet-schema.ts';

export type InvitationId = Branded<'invitation'>;
/** A raw Ed25519 public key, base64url without padding (the `x` of its JWK). */
export type PublicKey = string;
/** An admin does what an owner does, but for what makes and unmakes owners. A guest stands only where they are named. */
export type Role = 'owner' | 'admin' | 'member' | 'guest';
/**
 * In a space. A lead says who stands there and with which role; a commenter writes the feeds beside its pages and tasks
 * and nothing else; a viewer reads.
 */
export type SpaceRole = 'lead' | 'member' | 'commenter' | 'viewer';
/** Suspended: their devices may nothing until somebody says otherwise. Removed: for good; who returns is a new person. */
export type PersonStanding = 'here' | 'suspended' | 'removed';

export interface DirectoryPerson {
  readonly role: Role;
  readonly since: number;
  /** Public half of the recovery link's key. */
  readonly recovery: PublicKey | null;
  readonly standing: PersonStanding;
  /** When their access ends; null: nobody has said so. */
  readonly until: Instant | null;
  readonly manager: PersonId | null;
  /** By the credential's id, base64url. */
  readonly passkeys: Readonly<Record<string, DirectoryPasskey>>;
  /** Left out: nothing is said. */
  readonly away?: Away | undefined;
}
/** A named set of people. Departments form the chart of the organisation and may have a space of their own. */
export interface DirectoryTeam {
  readonly since: number;
  readonly kind: 'team' | 'department';
  readonly parent: TeamId | null;
  readonly home: SpaceId | null;
  readonly members: readonly PersonId[];
  /** Each of them a member. */
  readonly leads: readonly PersonId[];
}
/** The page beside one record, for whoever has the link; through the door for other editors. */
export interface DirectoryLink {
  readonly by: PersonId;
  readonly since: number;
  readonly record: RecordId;
  readonly right: LinkRight;
  readonly secretHash: string;
  /** Whether a password is asked for beside the link; the relay keeps what it is compared with. */
  readonly password: boolean;
  readonly notAfter: Instant;
  readonly takenBack: boolean;
}
export type LinkRight = 'read' | 'comment' | 'edit';
export interface DirectoryDevice {
  readonly person: PersonId;
  readonly key: PublicKey;
  /** 1, 2, 3 … in order of enrolment; never given twice. Part of each client id. */
  readonly no: number;
  readonly since: number;
  /** The relay's clock at its enrolment. */
  readonly enrolled: Instant;
  readonly revoked: number | null;
  /** Left out: it is its person's own. */
  readonly tablet?: TabletId | undefined;
  /** The recovery key enrolled it. */
  readonly recovered?: true | undefined;
  /** Left out: nobody ever said that somebody else had it. */
  readonly contest?: Contest | undefined;
}
export interface DirectorySpace {
  readonly since: number;
  /** Everybody of the workspace but guests reads and writes it; otherwise only its members. */
  readonly open: boolean;
  /** Of an open space: the guests who stand in it. */
  readonly members: readonly PersonId[];
  /** Of those who are not full members. */
  readonly roles: Readonly<Record<PersonId, Exclude<SpaceRole, 'member'>>>;
  /** Restricted documents (`x/<space>/<group>/…`): who reads each group, whether or not they stand in the space. */
  readonly groups: Readonly<Record<string, readonly PersonId[]>>;
  /** Of a group's readers who do not write all of it. */
  readonly groupRoles: Readonly<Record<string, Readonly<Record<PersonId, GroupRole>>>>;
  /** Which modules are switched on; null: those of its beginning. */
  readonly modules: readonly string[] | null;
  readonly links: Readonly<Record<LinkId, DirectoryLink>>;
}
export type GroupRole = 'commenter' | 'viewer';
/** For each home in which a record of this id was born: the homes that it was moved to, each once, the present one last. */
export type Moves = Readonly<Record<HomeName, readonly HomeName[]>>;
export interface DirectoryInvitation {
  readonly by: PersonId;
  readonly secretHash: string;
  readonly role: Role;
  /** null: every open space. */
  readonly spaces: readonly SpaceId[] | null;
  /** With which role they enter those spaces. */
  readonly roleIn: SpaceRole;
  /** Groups whose readers they become; a guest may stand in no space at all. */
  readonly groups: readonly HomeName[];
  /** Whom it is for: an address (salted hash), or anybody with an address there. The relay sees that it is so. */
  readonly bound: Bound | null;
  /** When the access of who accepts it ends. */
  readonly until: Instant | null;
  /** Left out: on whichever device it is opened. */
  readonly tablet?: TabletId | undefined;
  readonly notAfter: Instant;
  readonly uses: number;
  readonly used: number;
  readonly takenBack: boolean;
}
export type Bound = { readonly mail: string } | { readonly domain: string };
/** Raised with the shape of what is folded: a directory that was kept in another is folded anew. */
export const foldVersion = 8;
/** How many days a device that meets no relay shows what it holds. */
export const leaseDays = { least: 1, usual: 30, most: 90 } as const;

export interface Directory {
  readonly workspace: WorkspaceId;
  readonly foldVersion: typeof foldVersion;
  readonly head: number;
  readonly relayKey: PublicKey;
  readonly persons: Readonly<Record<PersonId, DirectoryPerson>>;
  readonly devices: Readonly<Record<DeviceId, DirectoryDevice>>;
  readonly spaces: Readonly<Record<SpaceId, DirectorySpace>>;
  readonly teams: Readonly<Record<TeamId, DirectoryTeam>>;
  readonly invitations: Readonly<Record<InvitationId, DirectoryInvitation>>;
  readonly tablets: Readonly<Record<TabletId, DirectoryTablet>>;
  /** Days; see leaseDays. */
  readonly lease: number;
  readonly moved: Readonly<Record<RecordId, Moves>>;
  /** Who let in what a removed device had not sent, the last time. */
  readonly released: Readonly<Record<DeviceId, { readonly by: PersonId; readonly since: number }>>;
  /** Spaces of which this reader was given headers only: they are there, and what the relay let pass about them stands. */
  readonly withheld: readonly SpaceId[];
}

/** What is decided, by type of statement; decision.ts says in which ledger it stands. */
export type Decision = DirectoryDecision | WorkDecision;

/** About people, devices, spaces and rights: folded here. */
export type DirectoryDecision =
  | {
      readonly type: 'workspace-founded';
      readonly device: { readonly id: DeviceId; readonly key: PublicKey };
      readonly recovery: PublicKey;
      readonly relayKey: PublicKey;
    }
  | {
      readonly type: 'space-opened';
      readonly space: SpaceId;
      readonly open: boolean;
      readonly members: readonly PersonId[];
    }
  | { readonly type: 'space-titled'; readonly space: SpaceId }
  | { readonly type: 'member-added'; readonly space: SpaceId; readonly person: PersonId }
  | { readonly type: 'member-removed'; readonly space: SpaceId; readonly person: PersonId }
  /** Opens a closed space to everybody, or closes an open one to all but those named. */
  | {
      readonly type: 'space-shown';
      readonly space: SpaceId;
      readonly open: boolean;
      readonly members: readonly PersonId[];
    }
  | { readonly type: 'modules-set'; readonly space: SpaceId; readonly modules: readonly string[] }
  | LinkDecision
  /** Somebody who does not stand in the space yet enters it with the role. */
  | { readonly type: 'role-set'; readonly space: SpaceId; readonly person: PersonId; readonly role: SpaceRole }
  /** Opens a group of restricted documents, or gives it other readers. */
  | {
      readonly type: 'group-set';
      readonly space: SpaceId;
      readonly group: string;
      readonly readers: readonly PersonId[];
      /** Left out: all of them write. */
      readonly roles?: Readonly<Record<PersonId, GroupRole>> | undefined;
    }
  /** Records that were born in `born` and stand in `from` now; their page and feeds keep their names and follow. */
  | {
      readonly type: 'moved';
      readonly records: readonly RecordId[];
      readonly born: HomeName;
      readonly from: HomeName;
      readonly to: HomeName;
    }
  | {
      readonly type: 'invitation-made';
      readonly invitation: InvitationId;
      readonly secretHash: string;
      readonly role: Role;
      readonly spaces: readonly SpaceId[] | null;
      /** Left out: member, nobody in particular, for good. */
      readonly roleIn?: SpaceRole | undefined;
      readonly groups?: readonly HomeName[] | undefined;
      readonly bound?: Bound | undefined;
      readonly until?: Instant | undefined;
      readonly tablet?: TabletId | undefined;
      readonly notAfter: Instant;
      readonly uses: number;
    }
  | { readonly type: 'invitation-taken-back'; readonly invitation: InvitationId }
  /** By the relay alone; `proof` is the new device's signature over (workspace, invitation, person, device, key). */
  | {
      readonly type: 'invitation-accepted';
      readonly invitation: InvitationId;
      readonly person: PersonId;
      readonly device: { readonly id: DeviceId; readonly key: PublicKey };
      readonly recovery: PublicKey;
      readonly proof: string;
    }
  /** By an admin, for somebody who asked; `proof` is the new device's, as in an acceptance, over this request. */
  | {
      readonly type: 'person-admitted';
      readonly request: InvitationId;
      readonly role: Role;
      readonly spaces: readonly SpaceId[] | null;
      readonly person: PersonId;
      readonly device: { readonly id: DeviceId; readonly key: PublicKey };
      readonly recovery: PublicKey;
      readonly proof: string;
    }
  | { readonly type: 'person-role-set'; readonly person: PersonId; readonly role: Role }
  | { readonly type: 'person-suspended'; readonly person: PersonId }
  | { readonly type: 'person-resumed'; readonly person: PersonId }
  | { readonly type: 'person-removed'; readonly person: PersonId }
  | { readonly type: 'access-until-set'; readonly person: PersonId; readonly until: Instant | null }
  /** By the relay alone, once that time has come: they are removed. */
  | { readonly type: 'access-ended'; readonly person: PersonId }
  | { readonly type: 'manager-set'; readonly person: PersonId; readonly manager: PersonId | null }
  /** Makes a team, or says anew what it is; its title stands beside. */
  | {
      readonly type: 'team-set';
      readonly team: TeamId;
      readonly kind: DirectoryTeam['kind'];
      readonly parent: TeamId | null;
      readonly home: SpaceId | null;
      readonly members: readonly PersonId[];
      readonly leads: readonly PersonId[];
    }
  | { readonly type: 'team-closed'; readonly team: TeamId }
  | TabletDecision
  | { readonly type: 'lease-set'; readonly days: number }
  | PasskeyDecision
  /**
   * Countersigned by a live device of the same person or of an admin, or with that person's recovery key (`device` of the
   * skeleton is then 'recovery'). By the relay alone where a passkey vouches: `proof` is its assertion.
   */
  | {
      readonly type: 'device-enrolled';
      readonly person: PersonId;
      readonly device: { readonly id: DeviceId; readonly key: PublicKey };
      readonly how: 'code' | 'recovery' | 'admin';
      /** Of a shared tablet; with it the device ends. By its person's own device alone. */
      readonly tablet?: TabletId | undefined;
    }
  | {
      readonly type: 'device-enrolled';
      readonly person: PersonId;
      readonly device: { readonly id: DeviceId; readonly key: PublicKey };
      readonly how: 'passkey';
      readonly proof: PasskeyProof;
    }
  | { readonly type: 'device-revoked'; readonly device: DeviceId }
  | ContestDecision
  | AwayDecision
  /** What a removed device had handed to the relay: taken as edits of its person, or given up. `hash` is of all of it. */
  | { readonly type: 'held-released'; readonly device: DeviceId; readonly hash: string }
  | { readonly type: 'held-discarded'; readonly device: DeviceId; readonly hash: string }
  /** An owner hands the workspace to another person, and is what `giver` says from then on: both or neither. */
  | { readonly type: 'ownership-transferred'; readonly person: PersonId; readonly giver: 'admin' | 'member' }
  | { readonly type: 'recovery-set'; readonly person: PersonId; readonly recovery: PublicKey }
  | RelayKeyDecision;

/** Verified: signature, hashes and order have been checked before anything is folded. */
export interface FoldedEntry {
  readonly workspace: WorkspaceId;
  readonly number: number;
  readonly time: Instant;
  readonly ledger: string;
  /** null: the relay alone. */
  readonly signer: {
    readonly person: PersonId;
    readonly device: DeviceId | 'recovery';
    readonly n: number;
    /** Whose seat they fill as their deputy. */
    readonly via?: PersonId | undefined;
  } | null;
  readonly decision: Decision;
}
export interface Illegal {
  readonly illegal: string;
}
