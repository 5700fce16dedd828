import { HostError, invalid } from "../errors";
import { areaOf } from "../model/addresses";
import { CommentModel, type ReplyModel } from "../model/CommentModel";
import type { SheetModel } from "../model/SheetModel";
import type { WorkbookModel } from "../model/WorkbookModel";
import { aBoolean, aText, field, only } from "./checks";
import { type Handle, handle } from "./Handle";
import { rangeArgument, rangeHandle } from "./rangeMethods";
import type { Env, TypeSpec } from "./spec";

type Comment = CommentModel<SheetModel>;

interface CommentsTarget {
  readonly book: WorkbookModel;
  readonly sheet: SheetModel | null;
}

/** A fixed day: the model has no clock, so that every run is the same. */
const WRITTEN = "2025-01-01T00:00:00Z";

function commentsOf(on: CommentsTarget): Comment[] {
  return (on.sheet ? [on.sheet] : on.book.sheets).flatMap((sheet) => sheet.comments);
}

function required(comment: Comment | undefined): Handle {
  if (!comment) throw new HostError("ItemNotFound");
  return handle("Comment", comment);
}

function content(raw: unknown): string {
  const text = typeof raw === "object" && raw !== null && "richContent" in raw ? raw.richContent : raw;
  if (typeof text !== "string" || text === "") throw invalid();
  return text;
}

export const COMMENTS: TypeSpec<CommentsTarget> = {
  items: (on) => commentsOf(on).map((comment) => handle("Comment", comment)),
  indexer: (on, args) => required(commentsOf(on).find((comment) => comment.id === args.text(0))),
  methods: {
    add: (on, args, env: Env) => {
      const { sheet, area } = rangeArgument(args, 0, on.sheet, env);
      if (area.rows * area.columns !== 1) throw invalid();
      if (sheet.comments.some((comment) => comment.row === area.row && comment.column === area.column)) {
        throw new HostError("ItemAlreadyExists");
      }
      const { row, column } = area;
      const text = content(args.raw(1));
      const comment: Comment = new CommentModel(
        env.book.newGuid(),
        sheet,
        row,
        column,
        text,
        env.book.userName,
        WRITTEN,
      );
      sheet.comments.push(comment);
      return handle("Comment", comment);
    },
    getCount: (on) => commentsOf(on).length,
    getItemAt: (on, args) => required(commentsOf(on)[args.integer(0)]),
    getItemByCell: (on, args, env) => {
      const { sheet, area } = rangeArgument(args, 0, on.sheet, env);
      return required(sheet.comments.find((comment) => comment.row === area.row && comment.column === area.column));
    },
  },
};

export const COMMENT: TypeSpec<Comment> = {
  identity: ["id"],
  props: {
    id: only((comment) => comment.id),
    content: field("content", aText),
    authorName: only((comment) => comment.authorName),
    authorEmail: only(() => ""),
    creationDate: only((comment) => comment.creationDate),
    resolved: field("resolved", aBoolean),
  },
  nav: { replies: (comment) => handle("CommentReplyCollection", comment) },
  methods: {
    delete: (comment) => {
      comment.sheet.comments = comment.sheet.comments.filter((other) => other !== comment);
    },
    getLocation: (comment) => rangeHandle(comment.sheet, areaOf(comment.row, comment.column)),
  },
};

interface ReplyTarget {
  readonly comment: Comment;
  readonly reply: ReplyModel;
}

export const REPLIES: TypeSpec<Comment> = {
  items: (comment) => comment.replies.map((reply) => handle("CommentReply", { comment, reply } satisfies ReplyTarget)),
  indexer: (comment, args) => {
    const reply = comment.replies.find((other) => other.id === args.text(0));
    return reply ? handle("CommentReply", { comment, reply }) : null;
  },
  methods: {
    add: (comment, args, env) => {
      const text = content(args.raw(0));
      const reply: ReplyModel = {
        id: env.book.newGuid(),
        content: text,
        authorName: env.book.userName,
        creationDate: WRITTEN,
      };
      comment.replies.push(reply);
      return handle("CommentReply", { comment, reply });
    },
    getCount: (comment) => comment.replies.length,
  },
};

export const REPLY: TypeSpec<ReplyTarget> = {
  identity: ["id"],
  props: {
    id: only((on) => on.reply.id),
    content: only((on) => on.reply.content),
    authorName: only((on) => on.reply.authorName),
    creationDate: only((on) => on.reply.creationDate),
  },
};
