// What is decided about links to what stands beside a record.
import type { Instant } from '../day.ts';
import type { LinkId, RecordId, SpaceId } from '../ids.ts';
import type { LinkRight } from './schema.ts';

export type LinkDecision =
  | {
      readonly type: 'link-made';
      readonly space: SpaceId;
      readonly link: LinkId;
      readonly record: RecordId;
      readonly right: LinkRight;
      readonly secretHash: string;
      readonly password: boolean;
      readonly notAfter: Instant;
    }
  | { readonly type: 'link-taken-back'; readonly space: SpaceId; readonly link: LinkId };
