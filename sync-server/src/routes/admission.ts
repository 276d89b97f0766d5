// What a device is told once it may act: the numbers that its client ids start with, and its session.
import type { Admission } from '@baton/protocol/http';
import { assert } from '@baton/model/assert';
import type { OpenWorkspace } from '../relay/relay.ts';
import type { Services } from '../services.ts';
import type { CookieGiven } from '../access/cookies.ts';

export async function admit(services: Services, workspace: OpenWorkspace, device: string) {
  const live = workspace.rights.liveNumber(device);
  assert(live, 'a device that is admitted is live');
  const { incarnation } = await services.relay.options.log.standing(workspace.id);
  const admission: Admission = { incarnation, deviceNo: live.deviceNo };
  const cookie: CookieGiven = {
    workspace: workspace.id,
    token: services.sessions.open({ workspace: workspace.id, device }),
  };
  return { admission, person: live.person, cookie };
}
