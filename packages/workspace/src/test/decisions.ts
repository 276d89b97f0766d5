import { idFromBytes, type SpaceId } from '@baton/model/ids';
import { seeded } from './time.ts';

const random = seeded(99);

export function openSpace(): {
  space: SpaceId;
  decision: { type: 'space-opened'; space: SpaceId; open: true; members: [] };
} {
  const space = idFromBytes('s', random(17)) as SpaceId;
  return { space, decision: { type: 'space-opened', space, open: true, members: [] } };
}
