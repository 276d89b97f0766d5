export const usage = `baton import FILE [--dry-run] [--json] [--into DEPARTMENT] [--leave-archived]
    Takes in a Trello board export. With --dry-run it only says what would come and what would not, and why.
baton join LINK [--name NAME]
    Makes this terminal a device: LINK is an invitation (then --name is asked for), a recovery link, or the link
    or code that another device of yours shows (a code also needs --relay ADDRESS).

The device's key and data stand in BATON_HOME, by default .baton in your home directory.`;
