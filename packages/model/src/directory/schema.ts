// The directory: who is here, on which devices, in which spaces, with which rights. It is folded from ledger entries
// (rules.ts); nothing of it lives in a CRDT. Names and titles stand beside the statements and are never folded.
import type { Instant } from '../day.ts';
import type { Branded, DeviceId, PersonId, RecordId, SpaceId, WorkspaceId } from '../ids.ts';
import type { HomeName } from './home-name.ts';

export type InvitationId = Branded<'invitation'>;
/** A raw Ed25519 public key, base64url without padding (the `x` of its JWK). */
export type PublicKey = string;
export type Role = 'owner' | 'member';
/** In a space. A commenter writes the feeds beside its pages and tasks and nothing else; a viewer reads. */
export type SpaceRole = 'member' | 'commenter' | 'viewer';

export interface DirectoryPerson {
  readonly role: Role;
  readonly since: number;
  /** Public half of the recovery link's key. */
  readonly recovery: PublicKey | null;
}
export interface DirectoryDevice {
  readonly person: PersonId;
  readonly key: PublicKey;
  /** 1, 2, 3 … in order of enrolment; never given twice. Part of each client id. */
  readonly no: number;
  readonly since: number;
  readonly revoked: number | null;
}
export interface DirectorySpace {
  readonly since: number;
  /** Everybody of the workspace reads and writes it; otherwise only its members. */
  readonly open: boolean;
  readonly members: readonly PersonId[];
  /** Of those who are not full members. */
  readonly roles: Readonly<Record<PersonId, Exclude<SpaceRole, 'member'>>>;
  /** Restricted documents (`x/<space>/<group>/…`): who reads each group, whether or not they stand in the space. */
  readonly groups: Readonly<Record<string, readonly PersonId[]>>;
}
/** For each home in which a record of this id was born: the homes that it was moved to, each once, the present one last. */
export type Moves = Readonly<Record<HomeName, readonly HomeName[]>>;
export interface DirectoryInvitation {
  readonly by: PersonId;
  readonly secretHash: string;
  readonly role: Role;
  /** null: every open space. */
  readonly spaces: readonly SpaceId[] | null;
  readonly notAfter: Instant;
  readonly uses: number;
  readonly used: number;
  readonly takenBack: boolean;
}
/** Raised with the shape of what is folded: a directory that was kept in another is folded anew. */
export const foldVersion = 2;

export interface Directory {
  readonly workspace: WorkspaceId;
  readonly foldVersion: typeof foldVersion;
  readonly head: number;
  readonly relayKey: PublicKey;
  readonly persons: Readonly<Record<PersonId, DirectoryPerson>>;
  readonly devices: Readonly<Record<DeviceId, DirectoryDevice>>;
  readonly spaces: Readonly<Record<SpaceId, DirectorySpace>>;
  readonly invitations: Readonly<Record<InvitationId, DirectoryInvitation>>;
  readonly moved: Readonly<Record<RecordId, Moves>>;
  /** Spaces of which this reader was given headers only: they are there, and what the relay let pass about them stands. */
  readonly withheld: readonly SpaceId[];
}

/** What is decided, by type of statement; decision.ts says in which ledger it stands. */
export type Decision =
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
  /** Somebody who does not stand in the space yet enters it with the role. */
  | { readonly type: 'role-set'; readonly space: SpaceId; readonly person: PersonId; readonly role: SpaceRole }
  /** Opens a group of restricted documents, or gives it other readers. */
  | {
      readonly type: 'group-set';
      readonly space: SpaceId;
      readonly group: string;
      readonly readers: readonly PersonId[];
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
  /** Countersigned by a live device of the same person, or with that person's recovery key (`device` of the skeleton is then 'recovery'). */
  | {
      readonly type: 'device-enrolled';
      readonly person: PersonId;
      readonly device: { readonly id: DeviceId; readonly key: PublicKey };
      readonly how: 'code' | 'recovery';
    }
  | { readonly type: 'device-revoked'; readonly device: DeviceId }
  | { readonly type: 'recovery-set'; readonly person: PersonId; readonly recovery: PublicKey };

/** Verified: signature, hashes and order have been checked before anything is folded. */
export interface FoldedEntry {
  readonly workspace: WorkspaceId;
  readonly number: number;
  readonly time: Instant;
  readonly ledger: string;
  /** null: the relay alone. */
  readonly signer: { readonly person: PersonId; readonly device: DeviceId | 'recovery'; readonly n: number } | null;
  readonly decision: Decision;
}
export interface Illegal {
  readonly illegal: string;
}
