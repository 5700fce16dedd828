export interface ReplyModel {
  readonly id: string;
  content: string;
  readonly authorName: string;
  readonly creationDate: string;
}

/** A threaded comment. */
export class CommentModel<Sheet> {
  resolved = false;
  deleted = false;
  readonly replies: ReplyModel[] = [];

  constructor(
    readonly id: string,
    readonly sheet: Sheet,
    readonly row: number,
    readonly column: number,
    public content: string,
    readonly authorName: string,
    readonly creationDate: string,
  ) {}
}

/** An old-fashioned note. */
export interface NoteModel {
  readonly row: number;
  readonly column: number;
  content: string;
}
