// The texts that stand beside statements and are shown before somebody has joined: what the workspace and its spaces are
// called, who invites, what a link is of. The latest of each.
import { readLinkText, type LinkText } from '@baton/model/directory/link-text';
import type { Decision, FoldedEntry } from '@baton/model/directory/schema';

export class Titles {
  workspace = '';
  readonly spaces = new Map<string, string>();
  /** Invitation → its maker's name, as they gave it. */
  readonly inviters = new Map<string, string>();
  /** With when each was made. */
  readonly links = new Map<string, LinkText & { readonly made?: number }>();
  /** Of a shared tablet: invitation → whom its code is for, and person → how they were called by it. */
  readonly onTablets = new Map<string, string>();
  /** Invitation → when it was last used or taken back; link → when it was taken back. */
  readonly ended = new Map<string, number>();

  read({ decision, time }: FoldedEntry, text: string | null): void {
    if (decision.type === 'invitation-accepted' || decision.type === 'invitation-taken-back')
      this.ended.set(decision.invitation, time);
    if (decision.type === 'invitation-accepted') this.#cameBy(decision.invitation, decision.person);
    if (decision.type === 'link-taken-back') this.ended.set(decision.link, time);
    if (text !== null) this.#readText(decision, text, time);
  }

  #cameBy(invitation: string, person: string): void {
    const name = this.onTablets.get(invitation);
    if (name !== undefined) this.onTablets.set(person, name);
  }

  #readText(decision: Decision, text: string, made: number): void {
    if (decision.type === 'workspace-founded') this.workspace = text;
    if (decision.type === 'space-opened' || decision.type === 'space-titled') this.spaces.set(decision.space, text);
    if (decision.type === 'invitation-made') {
      const said = decision.tablet === undefined ? this.inviters : this.onTablets;
      said.set(decision.invitation, text);
    }
    if (isSeat(decision)) this.onTablets.set(decision.person, text);
    const link = decision.type === 'link-made' ? readLinkText(text) : undefined;
    if (decision.type === 'link-made' && link) this.links.set(decision.link, { ...link, made });
  }
}

/** Somebody who was here came onto a tablet; beside it stands how they are called there. */
const isSeat = (decision: Decision): decision is Extract<Decision, { readonly type: 'device-enrolled' }> =>
  decision.type === 'device-enrolled' && decision.how !== 'passkey' && decision.tablet !== undefined;
