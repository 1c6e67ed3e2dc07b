import { createHash } from "node:crypto";
import type { NewHasher } from "../../src-shared/engine/recordings.ts";

/** SHA-256 hasher of Node, for digests of results. */
export const newSha256: NewHasher = () => {
  const hash = createHash("sha256");
  return {
    update: (bytes) => void hash.update(bytes),
    digest: () => hash.digest("hex"),
  };
};
