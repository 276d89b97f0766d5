// What a frozen client is made of: a terminal's engine with its doors and some commands. `tools/freeze-client.mjs` bundles this
// file over the sources of an earlier commit; so it names only what that one has too. Not imported: its bundle is.
export { addName } from '@baton/model/person/commands';
export { peopleOfWorkspace } from '@baton/model/person/queries';
export { addProject, renameProject } from '@baton/model/project/commands';
export { projectsOfWorkspace } from '@baton/model/project/queries';
export { isNotDone } from '@baton/workspace/doors/door';
export { acceptInvitation, lookAtInvitation } from '@baton/workspace/doors/invitations';
export { readInvitationLink } from '@baton/workspace/doors/links';
export { nodeDoor } from '@baton/workspace/node/node-door';
export { openHome } from '@baton/workspace/node/node-home';
export { openTerminal } from '@baton/workspace/node/node-open';
