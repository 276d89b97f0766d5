// What is said with the holders of a share link, as it stands.
import type { LinkTalk, TalkStand } from '@baton/workspace/doors/link-talk';
import { useSyncExternalStore } from 'react';

export const useLinkTalk = (talk: LinkTalk): TalkStand => useSyncExternalStore(talk.follow, talk.stand);
