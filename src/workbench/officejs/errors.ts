/** Error codes of Excel's JavaScript API with the messages and statuses that go with them. */
const CATALOGUE = {
  AccessDenied: [401, "You cannot perform the requested operation."],
  ApiNotFound: [
    404,
    "The API you are trying to use could not be found. It may be available in a newer version of Excel.",
  ],
  ConflictRequest: [409, "Request could not be processed because of a conflict."],
  ConnectionFailure: [500, "We're unable to reach the server."],
  GeneralException: [500, "There was an internal error while processing the request."],
  InsertDeleteConflict: [409, "The insert or delete operation attempted resulted in a conflict."],
  InvalidArgument: [400, "The argument is invalid or missing or has an incorrect format."],
  InvalidObjectPath: [400, "The object path is not valid for the current operation."],
  InvalidOperation: [400, "The operation attempted is invalid on the object."],
  InvalidOperationInCellEditMode: [
    400,
    "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.",
  ],
  InvalidReference: [400, "This reference is not valid for the current operation."],
  ItemAlreadyExists: [400, "A resource with the same name or identifier already exists."],
  ItemNotFound: [404, "The requested resource doesn't exist."],
  RequestPayloadSizeLimitExceeded: [413, "The request payload size has exceeded the limit."],
  ResponsePayloadSizeLimitExceeded: [413, "The response payload size has exceeded the limit."],
  UnsupportedOperation: [400, "The operation being attempted is not supported."],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof CATALOGUE;

/** An answer Excel would give: not a fault of the host, but of what was asked. */
export class HostError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: ErrorCode, message?: string) {
    super(message ?? CATALOGUE[code][1]);
    this.name = "HostError";
    this.code = code;
    this.status = CATALOGUE[code][0];
  }
}

export function invalid(message?: string): HostError {
  return new HostError("InvalidArgument", message);
}
