// What a device is told once it may act: the numbers that its client ids start with, and its session.
import type { Admission } from '@baton/protocol/http';
import { assert } from '@baton/model/assert';
import type { OpenWorkspace } from '../relay/relay.ts';
import type { Services } from '../services.ts';
import type { Asking } from '../access/policy.ts';
import { cookieName, type CookieGiven } from '../access/cookies.ts';

interface Admitted {
  readonly workspace: OpenWorkspace;
  readonly device: string;
  readonly brief?: boolean | undefined;
}

/** Whose browser it is: the session that it brought along for this workspace ends here. */
type From = Pick<Asking<unknown>, 'agent' | 'cookies'>;

export async function admit(
  services: Services,
  { agent, cookies }: From,
  { workspace, device, brief = false }: Admitted,
) {
  const live = workspace.rights.liveNumber(device);
  assert(live, 'a device that is admitted is live');
  const { incarnation } = await services.relay.options.log.standing(workspace.id);
  const admission: Admission = { incarnation, deviceNo: live.deviceNo };
  const cookie: CookieGiven = {
    workspace: workspace.id,
    token: services.sessions.open(
      { workspace: workspace.id, device },
      { agent, brief, before: cookies[cookieName(workspace.id)] ?? '' },
    ),
  };
  return { admission, person: live.person, cookie };
}
