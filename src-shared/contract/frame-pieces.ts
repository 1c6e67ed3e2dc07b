/** Bytes of a piece beside its head. A slow line carries that much in a moment, and what is urgent comes in between. */
const mostInPiece = 262_144;
/** Where a frame has the length of its text, a piece has this: no frame is that long. */
const mark = 0xffffffff;
/** the mark, and 1 where more pieces follow, else 0 */
const headLength = 5;

/**
 * Cuts the bytes of a long frame into pieces, so that a message of many megabytes does not hold up the signs of life of its connection.
 * A frame that is short enough is its own only piece.
 */
export function piecesOf(frame: Uint8Array): Uint8Array[] {
  if (frame.length <= mostInPiece) return [frame];
  return Array.from({ length: Math.ceil(frame.length / mostInPiece) }, (_, k) => {
    const part = frame.subarray(k * mostInPiece, (k + 1) * mostInPiece);
    const piece = new Uint8Array(headLength + part.length);
    new DataView(piece.buffer).setUint32(0, mark, true);
    piece[4] = (k + 1) * mostInPiece < frame.length ? 1 : 0;
    piece.set(part, headLength);
    return piece;
  });
}

/** Puts the pieces of frames together again, as they come. */
export class FramePieces {
  readonly #most: number;
  #parts: Uint8Array[] = [];
  #length = 0;

  /** @param most longest frame, bytes */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * @param message a piece, or a whole frame
   * @returns the frame that is complete with it; undefined while pieces are missing
   * @throws RangeError where the frame becomes too long, or a whole frame comes between the pieces of another
   */
  add(message: Uint8Array): Uint8Array | undefined {
    const isPiece = message.length >= headLength && new DataView(message.buffer, message.byteOffset, 4).getUint32(0, true) === mark;
    if (!isPiece) {
      if (this.#parts.length > 0) throw new RangeError("a frame within the pieces of another");
      return message;
    }
    const part = message.subarray(headLength);
    this.#length += part.length;
    if (this.#length > this.#most || part.length === 0) throw new RangeError("pieces of a frame that is too long, or an empty piece");
    this.#parts.push(part);
    return message[4] === 1 ? undefined : this.#joined();
  }

  #joined(): Uint8Array {
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    this.#parts = [];
    this.#length = 0;
    return whole;
  }
}
