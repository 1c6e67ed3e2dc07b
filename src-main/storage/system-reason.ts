const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EBUSY: "another program holds it",
  EDQUOT: "the disk quota is used up",
  EFBIG: "it is larger than this disk allows",
  EIO: "the disk reported a fault",
  EISDIR: "it is a folder",
  ELOOP: "its links lead in a circle",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "its name is too long",
  ENOENT: "the folder does not exist",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of its path is not a folder",
  EPERM: "the system does not permit it",
  EROFS: "the disk is read-only",
};

/** Describes a failed file-system call: our text for its error code if there is one, else the system's. */
export function systemReason(error: unknown): string {
  const code = systemCode(error);
  if (code !== undefined && Object.hasOwn(reasons, code)) return reasons[code]!;
  return error instanceof Error ? error.message : String(error);
}

/** Whether an error, or the system's error behind it, says that the disk has no room left. */
export function isDiskFull(error: unknown): boolean {
  const codes = [systemCode(error), error instanceof Error ? systemCode(error.cause) : undefined];
  return codes.includes("ENOSPC") || codes.includes("EDQUOT");
}

/** The code of a failed file-system call, such as "ENOENT"; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
