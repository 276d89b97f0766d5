// Every route there is.
import { accountRoutes } from './account/account.ts';
import { deviceCodeRoutes } from './device-codes/device-codes.ts';
import { deviceRoutes } from './devices/devices.ts';
import { fileRoutes } from './files/files.ts';
import { heldRoutes } from './held/held.ts';
import { healthRoutes } from './health/health.ts';
import { historyRoutes } from './history/history.ts';
import { invitationRoutes } from './invitations/invitations.ts';
import { linkRoutes } from './links/links.ts';
import { newKeyRoutes } from './new-keys/new-keys.ts';
import { recoveryRoutes } from './recoveries/recoveries.ts';
import { refillRoutes } from './refills/refills.ts';
import { relayRoutes } from './relay/relay.ts';
import { joinRoutes } from './joins/joins.ts';
import { letterRoutes } from './letters/letters.ts';
import type { MountedRoute } from './route.ts';
import { sessionRoutes } from './sessions/sessions.ts';
import { askingRoutes } from './sign-in/asking.ts';
import { passkeyRoutes } from './sign-in/passkey.ts';
import { passwordRoutes } from './sign-in/password.ts';
import { signOnRoutes } from './sign-in/sign-on.ts';
import { signInWayRoutes } from './sign-in/ways.ts';
import { standingRoutes } from './standing/standing.ts';
import { statementRoutes } from './statements/statements.ts';
import { tabletRoutes } from './tablets/tablets.ts';
import { ticketRoutes } from './tickets/tickets.ts';
import { workspaceRoutes } from './workspaces/workspaces.ts';

export const routes: readonly MountedRoute[] = [
  ...relayRoutes,
  ...workspaceRoutes,
  ...sessionRoutes,
  ...ticketRoutes,
  ...statementRoutes,
  ...invitationRoutes,
  ...letterRoutes,
  ...joinRoutes,
  ...historyRoutes,
  ...healthRoutes,
  ...heldRoutes,
  ...fileRoutes,
  ...deviceCodeRoutes,
  ...recoveryRoutes,
  ...linkRoutes,
  ...tabletRoutes,
  ...refillRoutes,
  ...newKeyRoutes,
  ...standingRoutes,
  ...signInWayRoutes,
  ...passwordRoutes,
  ...signOnRoutes,
  ...passkeyRoutes,
  ...askingRoutes,
  ...accountRoutes,
  ...deviceRoutes,
];
