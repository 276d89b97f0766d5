// Who has touched what approvals cover: kept beside the log, in the transaction in which their edits are numbered, by the person
// whose connection brought them. It stays when edits are compacted away, and says of nobody that they touched nothing.
export interface ContributorsAsk {
  readonly task: string;
  /** Groups whose fields of it are covered too. */
  readonly groups: readonly string[];
  /** Only by edits after this number. */
  readonly after: number;
}
