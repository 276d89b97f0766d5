export const usage = `baton import FILE [--dry-run] [--json] [--into DEPARTMENT] [--leave-archived]
    Takes in a Trello board export. With --dry-run it only says what would come and what would not, and why.
baton join LINK [--name NAME]
    Makes this terminal a device: LINK is an invitation (then --name is asked for), a recovery link, or the link
    or code that another device of yours shows (a code also needs --relay ADDRESS).
baton seed (--relay ADDRESS | --data DIRECTORY) [--people 60] [--tasks 1000] [--documents 0] [--title NAME] [--today DAY] [--json]
    Makes a workspace as large as wished, with people, departments, tasks and (of the tasks) so many descriptions and
    threads. With --data in a directory that no relay uses now; --address says where that relay will be reached.
baton backup [--to DIRECTORY] [--data DIRECTORY] [--keep N] [--json]
    A copy of the relay's data, made while it runs, restored into a scratch folder and verified before it counts.
baton backup verify DIRECTORY [--json]
baton restore DIRECTORY [--to DATA] [--at TIME] [--replace] [--json]
    Makes a data directory of a backup, as it was at its end or at that second. What is there already is moved aside.
baton restore --from-devices [--new-secret] [--to DATA] [--replace] [--json]
    Where there is no backup: an empty data directory, with the relay's secret beside it, that people's devices fill.
baton recovery [WORKSPACE] [--open] [--data DIRECTORY] [--json]
    How far devices have filled a relay again that was set back. With --open decisions go on without those that are missing.
baton proof TASK [--decision NUMBER] [--out FILE] [--content FILE]
    What was decided about a task, as this device has it, as one file: who has it, who approved it. TASK is its id.
baton proof verify FILE [--json]
    Checks such a file, with no relay and no device, and says the first thing that is wrong. Status 1 when it proves nothing.
baton doctor [--data DIRECTORY] [--json]
    What is well and what is not with the relay of this machine. Status 1 when something is not.

The device's key and data stand in BATON_HOME, by default .baton in your home directory.`;
